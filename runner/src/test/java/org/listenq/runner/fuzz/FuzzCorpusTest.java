package org.listenq.runner.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every input that Jazzer found worth keeping, again: {@code config/fuzz.sh} writes the archives. */
class FuzzCorpusTest {

    /** Something that takes bytes that anybody may have written. */
    interface Target {
        void take(byte[] bytes) throws Exception;
    }

    static Stream<Arguments> targets() {
        return Stream.of(
                target("Scenario", ScenarioFuzz::fuzzerTestOneInput),
                target("Study", StudyFuzz::fuzzerTestOneInput),
                target("Overrides", OverridesFuzz::fuzzerTestOneInput),
                target("Goal", GoalFuzz::fuzzerTestOneInput),
                target("Units", UnitsFuzz::fuzzerTestOneInput),
                target("Trace", TraceFuzz::fuzzerTestOneInput),
                target("Capture", CaptureFuzz::fuzzerTestOneInput),
                target("Recording", RecordingFuzz::fuzzerTestOneInput),
                target("Journal", JournalFuzz::fuzzerTestOneInput));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void keptInputs_readAgain_areRefusedOrKeepTheirMeaning(String name, Target target) throws IOException {
        int count = 0;
        InputStream archive = Resources.getResource(FuzzCorpusTest.class, "corpus/" + name + ".zip.gz")
                .openStream();
        try (ZipInputStream in = new ZipInputStream(new GZIPInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    byte[] bytes = in.readAllBytes();
                    assertThatCode(() -> target.take(bytes)).as(entry.getName()).doesNotThrowAnyException();
                    count++;
                }
            }
        }
        assertThat(count).as("inputs").isGreaterThan(10);
    }

    private static Arguments target(String name, Target target) {
        return Arguments.of(name, target);
    }
}
