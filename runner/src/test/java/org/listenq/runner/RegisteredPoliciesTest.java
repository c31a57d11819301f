package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.policy.ListenerPolicies;
import org.listenq.runner.command.ExitCode;
import org.listenq.scenarios.ScenarioLibrary;

/** Every registered policy has a line in the reference scenario, a golden of its run and a row in the table. */
class RegisteredPoliciesTest {

    private static final String SCENARIO = "policies/tour";
    private static final Path FOLDER = Path.of("src/test/resources/golden/policies");
    private static final Path PAGE = Path.of("..", "docs", "policies.md");

    @TempDir
    Path folder;

    static List<String> names() {
        return ListenerPolicies.all().stream()
                .map(ListenerPolicy.Provider::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void policy_registered_hasALineInTheReferenceScenario(String policy) {
        assertThat(ScenarioLibrary.open(SCENARIO).about().lines())
                .filteredOn(line -> line.strip().startsWith(policy + ": "))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("names")
    void policy_runningTheReferenceScenario_givesItsGolden(String policy) throws IOException {
        Called run = Called.listenq("run", SCENARIO, "--policy", policy, "--out", folder.toString(), "--trace", "csv");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        String report = run.out().substring(0, run.out().lastIndexOf("\n\nIn "));
        String hash = MoreFiles.asByteSource(folder.resolve("trace.csv"))
                .hash(Hashing.sha256())
                .toString();
        Golden.check(FOLDER.resolve(policy + ".txt"), report + "\n\ntrace.csv sha256 " + hash + "\n");
    }

    @ParameterizedTest
    @MethodSource("names")
    void policy_registered_hasARowInEachTableOfThePage(String policy) throws IOException {
        assertThat(Files.readAllLines(PAGE))
                .filteredOn(line -> line.startsWith("| " + policy + " |"))
                .hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void goldens_listed_belongToAPolicyEach() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            names().stream().map(name -> name + ".txt").toList());
        }
    }
}
