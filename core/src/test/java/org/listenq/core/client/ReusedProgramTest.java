package org.listenq.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;
import static org.listenq.core.fixture.TestWorld.SECOND;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.listenq.core.client.Conversation.Ending;
import org.listenq.core.client.Conversation.Trigger;
import org.listenq.core.client.Conversation.Write;
import org.listenq.core.fixture.FakeServer;
import org.listenq.core.trace.EventKind;

/**
 * A program and its socket that serve a second connection know nothing of the first, as {@link Program#connect} and
 * {@link ConnectAttempt#open} promise: ten minutes later everything happens again. Round trips take 100 ms.
 */
class ReusedProgramTest {

    private static final long LATER = 600 * SECOND;

    private static Lab lab(ClientStack stack, Conversation conversation) {
        GroupPlan plan = GroupPlan.of("g", 0, ArrivalProcess.at(List.of(0L, LATER)), stack, 80);
        return new Lab(plan.conversation(conversation), 100 * MS);
    }

    /** What the client's host did and learned in the ten minutes from {@code from} on. */
    private static List<String> told(Lab lab, long from) {
        return lab.test.rows.stream()
                .filter(row -> row.host() == 1 && row.timeNanos() >= from && row.timeNanos() < from + LATER)
                .map(row -> (row.timeNanos() - from) + " " + row.kind() + " " + row.note() + " " + row.length() + " "
                        + row.retransmission() + " "
                        + row.cause().name() + (row.kind() == EventKind.STATE ? row.stateAfter() : ""))
                .toList();
    }

    private static void assertSameTwice(Lab lab) {
        lab.runAll();
        assertThat(lab.table).hasSize(2);
        assertThat(told(lab, LATER)).isEqualTo(told(lab, 0)).hasSizeGreaterThan(6);
    }

    @Test
    void synSentAgain_writesAndCloseWithTheReply_happenAgain() {
        Write[] writes = {new Write(0, 10), new Write(50 * MS, 20)};
        Lab lab = lab(
                Lab.linux(),
                Conversation.sending(ImmutableList.copyOf(writes)).ending(Ending.CLOSE, Trigger.REPLY, 3000));
        lab.server.script(nth -> nth < 2 ? FakeServer.IGNORE : FakeServer.ANSWER);
        lab.server.reply(3000);
        assertSameTwice(lab);
    }

    @Test
    void resetsUntilItGivesUp_happenAgain() {
        Lab lab = lab(Lab.stack("windows-10", Map.of()), Conversation.SILENT);
        lab.server.script(nth -> FakeServer.REFUSE);
        assertSameTwice(lab);
    }

    @Test
    void serverEnds_programReadsItAndCloses_happensAgain() {
        Lab lab = lab(Lab.linux(), Conversation.sending(ImmutableList.of(new Write(0, 10))));
        lab.server.reply(10);
        assertSameTwice(lab);
    }

    @Test
    void closeWhileConnectWaits_afterAConnectionThatSucceeded_failsTheConnect() {
        Lab lab = lab(Lab.linux(), Conversation.SILENT.ending(Ending.CLOSE, Trigger.AT, LATER + SECOND / 2));
        lab.server.script(nth -> lab.test.scheduler.now() < SECOND ? FakeServer.ANSWER : FakeServer.IGNORE);
        lab.test.at(SECOND, () -> lab.server.side(0).close());
        lab.runAll();
        assertThat(lab.table).extracting(row -> row.result().text()).containsExactly("ok", "closed");
    }
}
