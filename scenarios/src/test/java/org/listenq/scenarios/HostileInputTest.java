package org.listenq.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.primitives.ImmutableLongArray;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.study.Study;
import org.listenq.scenarios.study.StudyPlan;
import org.listenq.scenarios.study.StudyReader;
import org.listenq.scenarios.yaml.BadScenario;

/** Files whose writers mean harm: to read other files, or to fill the memory. */
class HostileInputTest {

    private static final NamedFiles NOT_ASKED = name -> {
        throw new AssertionError("the file '" + name + "' was asked for");
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "..",
                "../times.csv",
                "a/../../times.csv",
                "a/..",
                "a//times.csv",
                "",
                "..\\\\times.csv",
                "C:times.csv",
                "file:///etc/passwd",
                "a\\0.csv"
            })
    void fileOutsideTheFolder_named_isNeverOpened(String name) {
        for (String kind : new String[] {"file", "capture"}) {
            String text = scenario("{" + kind + ": \"" + name + "\"}", "");
            assertThat(refusal(text, NOT_ASKED, ArrivalFile.none())).contains("leads out of the scenario's folder");
        }
        String delay = scenario("at-once", "network: {delay: {empirical: \"" + name + "\"}}\n");
        assertThat(refusal(delay, NOT_ASKED, ArrivalFile.none())).contains("leads out of the scenario's folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".hidden", "a/b", "/a", "-x", "a\\0b", "a\\nb", "=1", "a:b", ""})
    void nameThatIsNoNameOfAFolder_ofScenarioOrStudy_isRefused(String name) {
        String text = scenario("at-once", "").replace("name: x", "name: \"" + name + "\"");
        assertThat(refusal(text, NOT_ASKED, ArrivalFile.none())).contains("f.yaml:1:7: name: ", "is not a name");
        BadScenario refused = catchThrowableOfType(BadScenario.class, () -> study("{a: [1]}", name));
        assertThat(refused.getMessage()).contains("s.yaml:1:7: name: ", "is not a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../README", "/etc/passwd", "article/../../index", "..", ""})
    void nameOutsideTheLibrary_opened_isUnknown(String name) {
        BadScenario refused = catchThrowableOfType(BadScenario.class, () -> ScenarioLibrary.open(name));
        assertThat(refused.getMessage()).contains("no scenario of this name");
    }

    @Test
    void bombOfAliases_read_isNeverUnfolded() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(refusal(bomb.toString(), NOT_ASKED, ArrivalFile.none()))
                .contains("f.yaml:2:10: a1[0]: an alias (write the value out)")
                .hasSizeLessThan(10_000);
    }

    @Test
    void fileOfTimes_withTooManyLines_isRefused() {
        byte[] lines = new byte[10_000_002];
        Arrays.fill(lines, (byte) '\n');
        assertThat(refusal(scenario("{file: t.csv}", ""), NamedFiles.of(Map.of("t.csv", lines)), ArrivalFile.none()))
                .contains("'t.csv' cannot be read: more than 5,000,000 lines");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, -1", "0, 9223372036854775807, -1", "0, 1, 9223372036854775807"})
    void captureWithTimesOfNoClock_read_isRefused(long first, long last, long roundTrip) {
        ArrivalFile times = (capture, port) -> new ArrivalFile.Syns(
                ImmutableLongArray.of(first, last), ImmutableLongArray.of(ArrivalFile.UNKNOWN, roundTrip));
        NamedFiles files = NamedFiles.of(Map.of("c.pcap", new byte[1]));
        assertThat(refusal(scenario("{capture: c.pcap}", ""), files, times))
                .contains("a capture of more than 18 years, or from before 1970");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{at: 20000000h, for: 600000m}; is longer than 36 years",
                "{at: 300000h, for: 300000h}; ends after 36 years"
            })
    void windowBeyondTheClock_read_isRefused(String window, String says) {
        String text = scenario("at-once", "network: {blackouts: [" + window + "]}\n");
        assertThat(refusal(text, NOT_ASKED, ArrivalFile.none())).contains(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{a: {from: 0, to: 999999999999, step: 1}}; more than 10000 values",
                "{a: {from: 1, to: 999999999999, factor: 1.000000000001}}; more than 10000 values",
                "{a: {from: 1, to: 9, factor: 1}}; a factor needs to be above 1",
                "{a: {from: 1, to: 9, step: 0}}; '0' is not above 0"
            })
    void endlessRange_read_isRefused(String axes, String says) {
        assertThat(catchThrowableOfType(BadScenario.class, () -> study(axes)).getMessage())
                .contains(says);
    }

    @Test
    void hugeStudy_planned_isRefusedBeforeItsCellsAreMade() {
        Study study = study("{a: {from: 1, to: 9000, step: 1}, b: {from: 1, to: 9000, step: 1}}");
        StudyPlan.Text text = new StudyPlan.Text("s.yaml", scenario("at-once", ""), NOT_ASKED);
        BadScenario refused = catchThrowableOfType(
                BadScenario.class, () -> StudyPlan.of(study, text, new ScenarioReader(TestSystems.SYSTEMS)));
        assertThat(refused.getMessage()).contains("more than 100000 cells");
    }

    private static Study study(String axes) {
        return study(axes, "x");
    }

    private static Study study(String axes, String name) {
        String text = "name: \"" + name + "\"\nscenario: s.yaml\naxes: " + axes + "\nmetrics: [connect.mean]\n";
        return new StudyReader(new CoreSystems(), metric -> Optional.empty()).read("s.yaml", text);
    }

    private static String scenario(String arrivals, String rest) {
        return "name: x\nclients: [{name: a, arrivals: " + arrivals + "}]\nserver: {backlog: 2}\n" + rest;
    }

    private static String refusal(String text, NamedFiles files, ArrivalFile captures) {
        ScenarioReader reader = new ScenarioReader(TestSystems.SYSTEMS, captures);
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
        return catchThrowableOfType(BadScenario.class, () -> reader.read("f.yaml", text, Overrides.none(), files))
                .getMessage();
    }
}
