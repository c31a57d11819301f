package org.listenq.scenarios.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
    void everyStack_standsInTheTable() throws IOException {
        String table = Resources.toString(
                Resources.getResource(SynScheduleTest.class, "syn-schedules.csv"), StandardCharsets.UTF_8);
        assertThat(ClientStacks.all().stream().map(ClientStack.Provider::name))
                .allMatch(name -> table.contains("\n" + name + " "));
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    }
}
