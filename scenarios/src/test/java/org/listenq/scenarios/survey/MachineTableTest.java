package org.listenq.scenarios.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.Rule;
import org.listenq.core.listener.policy.ListenerPolicies;

/** What every policy is seen doing is what its sources say, cell by cell. */
class MachineTableTest {

    private static final List<Rule> RULES = List.of(
            Rule.SYN_INCOMPLETE_FULL,
            Rule.SYN_COMPLETED_FULL,
            Rule.ACK_COMPLETED_FULL,
            Rule.SYN_ACK_TIMES,
            Rule.DEATH,
            Rule.DUPLICATE_SYN,
            Rule.RESET_OF_COMPLETED,
            Rule.CLOSE_INCOMPLETE,
            Rule.CLOSE_COMPLETED);
    private static final int FIRST_RULE = 3;
    private static final String UNVERIFIED = "-";

    static List<List<String>> rows() throws IOException {
        return Resources.readLines(
                        Resources.getResource(MachineTableTest.class, "machines.csv"), StandardCharsets.UTF_8)
                .stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Splitter.on('|').trimResults().splitToList(line))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void policy_surveyed_doesWhatItsSourcesSay(List<String> row) {
        MachineRow measured = MachineRow.of(ListenerPolicies.find(row.get(0)).orElseThrow());
        Set<Rule> unverified = EnumSet.noneOf(Rule.class);
        check(Rule.LIMITS, row.get(1), numbers(measured, Capacity::connected), unverified);
        check(Rule.LIMITS, row.get(2), numbers(measured, Capacity::queued), unverified);
        for (Rule rule : RULES) {
            String expected = row.get(FIRST_RULE + RULES.indexOf(rule));
            check(rule, expected, cell(measured.behaviour(), rule), unverified);
        }
        assertThat(measured.behaviour().subject().provider().unverified()).isEqualTo(unverified);
    }

    private static void check(Rule rule, String expected, String measured, Set<Rule> unverified) {
        if (expected.equals(UNVERIFIED)) {
            unverified.add(rule);
        } else {
            assertThat(measured).as("%s", rule).isEqualTo(expected);
        }
    }

    private static String numbers(MachineRow row, ToIntFunction<Capacity> number) {
        return row.capacities().stream()
                .map(each -> Integer.toString(number.applyAsInt(each)))
                .collect(Collectors.joining(" "));
    }

    private static String cell(Behaviour behaviour, Rule rule) {
        Stream<String> times =
                switch (rule) {
                    case SYN_ACK_TIMES -> behaviour.entry().synAcks().stream().map(MachineTableTest::seconds);
                    case DEATH -> Stream.of(seconds(behaviour.entry().diesAt()));
                    default -> Stream.empty();
                };
        return Stream.concat(times, behaviour.words(rule).stream().map(Word::name))
                .collect(Collectors.joining(" "));
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    }

    @Test
    void everyPolicy_standsInTheTable() throws IOException {
        assertThat(rows())
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(ListenerPolicies.all().stream()
                        .map(ListenerPolicy.Provider::name)
                        .toList());
    }

    @Test
    void cookiesAlone_surveyed_keepNoEntry() {
        Subject cookies = Subject.of(ListenerPolicies.find("linux-6.18").orElseThrow()).variants().stream()
                .filter(variant -> variant.changes().equals("net.ipv4.tcp_syncookies=2"))
                .findFirst()
                .orElseThrow();
        Behaviour behaviour = Survey.of(cookies);
        assertThat(behaviour.entry().diesAt()).isEqualTo(Behaviour.EntryLife.NEVER);
        assertThat(behaviour.words(Rule.DUPLICATE_SYN)).containsExactly(Word.COOKIE);
        assertThat(behaviour.words(Rule.ACK_COMPLETED_FULL)).containsExactly(Word.FORGET);
    }

    /** The knobs of custom turn into words that no other socket says. */
    @ParameterizedTest
    @CsvSource({
        "custom.syn-incomplete-full=1, SYN_INCOMPLETE_FULL, RST",
        "custom.syn-incomplete-full=3, ACK_COMPLETED_FULL, KEEP",
        "custom.ack-completed-full=1, ACK_COMPLETED_FULL, FORGET",
        "custom.ack-completed-full=3, ACK_COMPLETED_FULL, DEFER",
        "custom.limit-sum=1, ACK_COMPLETED_FULL, NEVER_FULL",
        "custom.duplicate-syn=2, DUPLICATE_SYN, IGNORE",
        "custom.close-incomplete=2, CLOSE_INCOMPLETE, SILENT",
        "custom.death-tells=1, DEATH, RST"
    })
    void knobOfCustom_turned_isSeen(String change, Rule rule, Word word) {
        Subject turned = Subject.of(ListenerPolicies.find("custom").orElseThrow()).variants().stream()
                .filter(variant -> variant.changes().equals(change))
                .findFirst()
                .orElseThrow();
        assertThat(Survey.of(turned).words(rule)).containsExactly(word);
    }

    @Test
    void settingThatIsAChoice_changed_changesTheWord() {
        Subject reset = Subject.of(ListenerPolicies.find("solaris").orElseThrow())
                .variants()
                .get(0);
        assertThat(reset.changes()).isEqualTo("solaris.sockfs=1");
        assertThat(Survey.of(reset).words(Rule.ACK_COMPLETED_FULL)).containsExactly(Word.RST);
    }
}
