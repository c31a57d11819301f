package org.listenq.scenarios.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.listenq.core.client.ClientStack;
import org.listenq.core.client.stack.ClientStacks;

/** When each system's client sends its SYNs to a server that never answers, and when connect() fails. */
class SynScheduleTest {

    private static final String TABLE = "/org/listenq/scenarios/survey/syn-schedules.csv";

    @ParameterizedTest
    @CsvFileSource(resources = TABLE, numLinesToSkip = 2, delimiter = '|')
    void nobodyAnswers_connect_triesAndFailsAsTheSourcesSay(String stack, String syns, String fails) {
        SynSchedule schedule = SynSchedule.of(ClientStacks.find(stack).orElseThrow());
        assertThat(schedule.syns().stream().map(SynScheduleTest::seconds).collect(Collectors.joining(" ")))
                .isEqualTo(syns);
        assertThat(seconds(schedule.failsAt())).isEqualTo(fails);
        assertThat(schedule.error()).isEqualTo("ETIMEDOUT");
    }

    @Test
    void everyStack_standsInTheTable() throws Exception {
        try (var in = SynScheduleTest.class.getResourceAsStream(TABLE)) {
            assertThat(in).isNotNull();
            String table = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(ClientStacks.all().stream().map(ClientStack.Provider::name))
                    .allMatch(name -> table.contains("\n" + name + " "));
        }
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    }
}
