package org.listenq.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;
import static org.listenq.core.fixture.TestWorld.SECOND;
import static org.listenq.core.fixture.TestWorld.seconds;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listenq.core.client.Conversation.Ending;
import org.listenq.core.client.Conversation.Trigger;
import org.listenq.core.client.Conversation.Write;
import org.listenq.core.segment.EndState;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.LinuxCounters;

class ConversationTest {

    private static Conversation writes(Write... writes) {
        return Conversation.sending(ImmutableList.copyOf(writes));
    }

    private static Lab lab(Conversation conversation) {
        return new Lab(Lab.one().conversation(conversation), 100 * MS);
    }

    private static List<Long> told(Lab lab, EventKind kind, String note) {
        return lab.test.times(kind, 1, row -> row.note().equals(note));
    }

    @Test
    void connected_writesAtTheirTimes() {
        Lab lab = lab(writes(new Write(0, 10), new Write(SECOND, 20), new Write(2 * SECOND, 5000)))
                .runAll();
        assertThat(lab.test.times(EventKind.APP_WRITE, 1, row -> true))
                .containsExactly(seconds(0.1), seconds(1.1), seconds(2.1));
        assertThat(lab.server.words).startsWith("0 data 10", "0 data 20");
        assertThat(lab.test.rows.stream()
                        .filter(row -> row.kind() == EventKind.APP_WRITE)
                        .mapToInt(row -> row.length()))
                .containsExactly(10, 20, 5000);
    }

    @Test
    void connected_firstWriteAtOnce_ackThenData() {
        Lab lab = lab(writes(new Write(0, 10))).runAll();
        assertThat(lab.up.sent.stream().map(s -> Flags.text(s.segment().flags())))
                .containsExactly("S", ".", "P.");
        assertThat(lab.up.sent.get(2).at()).isEqualTo(100 * MS);
    }

    @Test
    void writesThenCloses_sameTime_dataBeforeFin() {
        Lab lab = lab(writes(new Write(SECOND, 10)).ending(Ending.CLOSE, Trigger.AFTER, SECOND))
                .runAll();
        assertThat(lab.server.words).containsExactly("0 data 10", "0 end");
        assertThat(lab.only().end()).isEqualTo(EndState.CLOSED);
        assertThat(told(lab, EventKind.APP_CLOSE, "close")).containsExactly(seconds(1.1));
    }

    @Test
    void closesBeforeTheLastWrite_lastWriteNeverHappens() {
        Lab lab = lab(writes(new Write(0, 10), new Write(3 * SECOND, 10)).ending(Ending.CLOSE, Trigger.AFTER, SECOND))
                .runAll();
        assertThat(lab.server.words).containsExactly("0 data 10", "0 end");
    }

    @Test
    void abortsAfterConnect_resetAndNoTimerLeft() {
        Lab lab = lab(writes(new Write(0, 10)).ending(Ending.ABORT, Trigger.AFTER, 400 * MS))
                .runAll();
        assertThat(lab.server.words).containsExactly("0 data 10", "0 reset");
        assertThat(lab.only().end()).isEqualTo(EndState.ABORTED);
        assertThat(lab.test.count(LinuxCounters.OUT_RSTS, 1)).isEqualTo(1);
        assertThat(lab.up.times(s -> s.flags() == Flags.RST_ACK)).containsExactly(500 * MS);
    }

    @Test
    void closesAtATimeOfTheRun_alsoWhenThatHasPassedBeforeConnect() {
        Conversation closes = Conversation.SILENT.ending(Ending.CLOSE, Trigger.AT, SECOND);
        GroupPlan plan = GroupPlan.of("g", 0, ArrivalProcess.at(List.of(0L, 2 * SECOND)), Lab.linux(), 80);
        Lab lab = new Lab(plan.conversation(closes), 100 * MS).runAll();
        assertThat(told(lab, EventKind.APP_CLOSE, "close")).containsExactly(SECOND, seconds(2.1));
        assertThat(lab.table).hasSize(2).allMatch(row -> row.end() == EndState.CLOSED);
    }

    @Test
    void waitsForReply_readsItThenCloses() {
        Lab lab = lab(writes(new Write(0, 10)).ending(Ending.CLOSE, Trigger.REPLY, 3000));
        lab.server.reply(3000);
        lab.runAll();
        assertThat(told(lab, EventKind.APP_READ, "data")).hasSize(3);
        assertThat(told(lab, EventKind.APP_CLOSE, "close")).containsExactly(seconds(0.2));
        assertThat(lab.only().end()).isEqualTo(EndState.CLOSED);
    }

    @Test
    void serverCloses_programReadsEndAndCloses() {
        Lab lab = lab(writes(new Write(0, 10)));
        lab.server.reply(10);
        lab.runAll();
        assertThat(told(lab, EventKind.APP_READ, "eof")).containsExactly(seconds(0.2));
        assertThat(told(lab, EventKind.APP_CLOSE, "close")).containsExactly(seconds(0.2));
        assertThat(lab.only().end()).isEqualTo(EndState.CLOSED);
    }

    @Test
    void shutsDown_readsOnUntilTheServerCloses() {
        Lab lab = lab(writes(new Write(0, 10)).ending(Ending.SHUTDOWN, Trigger.AFTER, 0));
        lab.runAll();
        assertThat(told(lab, EventKind.APP_CLOSE, "shutdown")).containsExactly(100 * MS);
        assertThat(told(lab, EventKind.APP_READ, "eof")).hasSize(1);
        assertThat(lab.only().end()).isEqualTo(EndState.CLOSED);
    }

    @Test
    void closedThenReset_programLearnsNothing() {
        Lab lab = lab(Conversation.SILENT.ending(Ending.CLOSE, Trigger.AFTER, 0));
        lab.server.deafAfterSyn();
        lab.test.at(150 * MS, () -> lab.server.side(0).abort());
        lab.runAll();
        assertThat(lab.only().end()).isEqualTo(EndState.RESET);
        assertThat(lab.test.times(EventKind.CONNECTION_ERROR, 1, row -> true)).isEmpty();
    }

    @Test
    void dataNeverAcknowledged_errorAfterFifteenRetries() {
        Lab lab = lab(writes(new Write(0, 10)));
        lab.server.deafAfterSyn();
        lab.runAll();
        assertThat(told(lab, EventKind.CONNECTION_ERROR, "ETIMEDOUT")).hasSize(1);
        assertThat(lab.only().end()).isEqualTo(EndState.TIMED_OUT);
    }
}
