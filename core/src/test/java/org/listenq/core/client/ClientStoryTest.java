package org.listenq.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;
import static org.listenq.core.fixture.TestWorld.SECOND;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.client.Conversation.Ending;
import org.listenq.core.client.Conversation.Trigger;
import org.listenq.core.client.Conversation.Write;
import org.listenq.core.fixture.FakeServer;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentValue;
import org.listenq.core.trace.TraceEvent;

/** What the rows of a trace tell of a client, and what its segments carry. */
class ClientStoryTest {

    private static final Conversation FIVE = Conversation.sending(ImmutableList.of(new Write(0, 5 * 1400)));

    private static List<String> told(Lab lab) {
        return lab.test.rows.stream()
                .filter(row -> row.host() == 1)
                .map(ClientStoryTest::told)
                .toList();
    }

    private static String told(TraceEvent row) {
        String state = row.hasState()
                ? " " + row.stateBefore().text() + ">" + row.stateAfter().text()
                : "";
        String due = row.timerDueNanos() < 0 ? "" : " due " + row.timerDueNanos() / MS;
        String flags = row.hasSegment() ? " " + Flags.text(row.flags()) : "";
        return (row.timeNanos() / MS + " " + row.kind().text() + flags + state + due + " "
                        + row.cause().name() + " " + row.note())
                .strip();
    }

    @Test
    void connect_answered_isToldStepByStep() {
        Lab lab = new Lab(Lab.one(), 100 * MS).runAll();
        assertThat(told(lab))
                .containsExactly(
                        "0 connect_call",
                        "0 state ->SYN_SENT",
                        "0 segment_send S SYN_SENT>SYN_SENT",
                        "0 timer_set SYN_SENT>SYN_SENT due 1000  syn",
                        "100 segment_recv S. SYN_SENT>SYN_SENT",
                        "100 state SYN_SENT>ESTABLISHED",
                        "100 segment_send . ESTABLISHED>ESTABLISHED",
                        "100 connect_return  ok");
    }

    @Test
    void synSent_ackWithoutSyn_isDroppedAndToldSo() {
        Lab lab = new Lab(Lab.one(), 100 * MS);
        lab.up.to(segment -> {
            if (segment.isSyn()) {
                sendBack(lab, segment, Flags.ACK);
            }
        });
        lab.run(0.5);
        assertThat(told(lab))
                .endsWith("100 segment_recv . SYN_SENT>SYN_SENT", "100 segment_drop . SYN_SENT>SYN_SENT TCP_FLAGS");
    }

    private static void sendBack(Lab lab, Segment to, int flags) {
        Segment answer =
                lab.server.outlet().start(to.connection(), flags).seq(1, 9).ack(1, to.iss());
        lab.down.receive(answer);
    }

    @Test
    void synSentThreeTimes_firstWindowIsOneSegment() {
        Lab lab = new Lab(Lab.one().conversation(FIVE), 100 * MS);
        lab.server.script(nth -> nth < 3 ? FakeServer.IGNORE : FakeServer.ANSWER);
        lab.run(2.15);
        assertThat(lab.up.times(s -> s.length() > 0)).containsExactly(2100 * MS);
    }

    @Test
    void timeStamps_onBothSides_areInEverySegment() {
        Lab with = new Lab(Lab.one().conversation(FIVE), 100 * MS).run(0.3);
        assertThat(with.up.sent).allSatisfy(s -> assertThat(s.segment().tsVal()).isNotEqualTo(Segment.NO_TIMESTAMP));
        assertThat(with.up.sent.stream().map(s -> s.segment().tsEcr()).skip(1))
                .doesNotContain(0L, Segment.NO_TIMESTAMP);
        ClientStack plain = Lab.stack("linux-6.18", Map.of("net.ipv4.tcp_timestamps", 0L));
        GroupPlan group = GroupPlan.of("one", 0, ArrivalProcess.atOnce(0, 1), plain, 80);
        Lab without = new Lab(group.conversation(FIVE), 100 * MS).run(0.3);
        assertThat(without.up.sent).hasSizeGreaterThan(2);
        assertThat(without.up.sent.stream().map(s -> s.segment().tsVal())).containsOnly(Segment.NO_TIMESTAMP);
        assertThat(without.up.sent.stream()
                        .map(s -> s.segment())
                        .mapToInt(SegmentValue::length)
                        .max())
                .hasValue(1460);
    }

    @ParameterizedTest
    @CsvSource({"linux-6.18, IGNORE, 138", "windows-10, REFUSE, 9", "windows-10, IGNORE, 28", "bsd44, IGNORE, 82"})
    void connectCalledLater_itsPatience_isCountedFromThere(String stack, String does, long seconds) {
        GroupPlan plan = GroupPlan.of("g", 0, ArrivalProcess.atOnce(7 * SECOND, 1), Lab.stack(stack, Map.of()), 80);
        Lab lab = new Lab(plan, 0);
        lab.server.script(nth -> does.equals("IGNORE") ? FakeServer.IGNORE : FakeServer.REFUSE);
        lab.runAll();
        assertThat(lab.only().returnedAt()).isEqualTo(seconds * SECOND);
    }

    @Test
    void connectionEnded_alarmsLeft_neverRing() {
        Conversation later = Conversation.sending(ImmutableList.of(new Write(0, 10), new Write(5 * SECOND, 10)))
                .ending(Ending.CLOSE, Trigger.AT, 9 * SECOND);
        Lab lab = new Lab(Lab.one().conversation(later), 100 * MS);
        lab.test.at(500 * MS, () -> lab.server.side(0).abort());
        lab.runAll();
        assertThat(lab.test.scheduler.now()).isLessThan(SECOND);
        assertThat(lab.only().end().text()).isEqualTo("ECONNRESET");
        assertThat(lab.test.world.connections().live()).isZero();
    }
}
