package org.listenq.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;
import static org.listenq.core.fixture.TestWorld.SECOND;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.listenq.core.client.Conversation.Ending;
import org.listenq.core.client.Conversation.Trigger;
import org.listenq.core.client.Conversation.Write;
import org.listenq.core.fixture.FakeServer;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.trace.EventKind;

/**
 * What a program leaves behind when its connection is over: no alarm that still rings, and a session that goes on. The
 * rules are those that {@link Conversation} and {@link SessionPlan} promise. Round trips take 100 ms.
 */
class ProgramTest {

    private static final long THINK = SECOND;

    private static Conversation writes(Write... writes) {
        return Conversation.sending(ImmutableList.copyOf(writes));
    }

    private static Lab lab(Conversation conversation) {
        return new Lab(Lab.one().conversation(conversation), 100 * MS);
    }

    private static Lab twice(Conversation conversation) {
        SessionPlan session = new SessionPlan(2, u -> THINK, RetryPlan.NONE);
        return new Lab(Lab.one().conversation(conversation).session(session), 100 * MS);
    }

    private static List<Long> calls(Lab lab) {
        return lab.test.times(EventKind.CONNECT_CALL, 1, row -> true);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ending.class,
            names = {"CLOSE", "ABORT"})
    void session_programEndsItsConnection_thinksFromThenOn(Ending how) {
        Lab lab = twice(writes(new Write(0, 10)).ending(how, Trigger.AFTER, 400 * MS));
        assertThat(calls(lab.run(3))).containsExactly(0L, 500 * MS + THINK);
    }

    @Test
    void session_connectionWithoutEnd_thinksFromTheLastWriteOn() {
        Lab lab = twice(writes(new Write(0, 10), new Write(300 * MS, 10)));
        assertThat(calls(lab.run(3))).containsExactly(0L, 400 * MS + THINK);
    }

    @Test
    void session_bothSidesShutDown_thinksFromTheEndOfBothOn() {
        // FIN at 100 ms, the server's FIN is here at 200 ms: TIME_WAIT
        Conversation halfClosing = new Conversation(ImmutableList.of(), Ending.SHUTDOWN, Trigger.AFTER, 0, false);
        assertThat(calls(twice(halfClosing).run(3))).containsExactly(0L, 200 * MS + THINK);
    }

    @Test
    void session_connectRefused_thinksFromThenOn() {
        Lab lab = twice(writes(new Write(0, 10)));
        lab.server.script(nth -> FakeServer.REFUSE);
        assertThat(calls(lab.run(3))).containsExactly(0L, 100 * MS + THINK);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ending.class,
            names = {"CLOSE", "ABORT", "SHUTDOWN"})
    void writeLeft_connectionEndsBefore_nothingWaitsForIt(Ending how) {
        Conversation late = writes(new Write(0, 10), new Write(5 * SECOND, 10));
        Conversation ends = late.ending(how, Trigger.AT, SECOND);
        Conversation halfClosing =
                new Conversation(ends.writes(), ends.ending(), ends.trigger(), ends.triggerValue(), false);
        Lab lab = lab(halfClosing).run(2);
        assertThat(lab.table).hasSize(1);
        assertThat(lab.test.world.connections().live()).isZero();
    }

    @Test
    void endAtATimeLeft_connectFailsBefore_programIsNotAwakened() {
        GroupPlan plan = Lab.one()
                .conversation(writes(new Write(0, 10)).ending(Ending.CLOSE, Trigger.AT, 9 * SECOND))
                .connectTimeout(5 * SECOND);
        Lab lab = new Lab(plan, 100 * MS);
        lab.server.script(nth -> FakeServer.REFUSE);
        lab.runAll();
        assertThat(lab.only().result()).isEqualTo(ConnectResult.REFUSED);
        assertThat(lab.test.scheduler.now()).isEqualTo(100 * MS);
        assertThat(lab.test.times(EventKind.APP_CLOSE, 1, row -> true)).isEmpty();
    }

    @Test
    void connectTimeoutNotYetOver_connected_nextStepIsTheNextWrite() {
        GroupPlan plan =
                Lab.one().conversation(writes(new Write(3 * SECOND, 10))).connectTimeout(SECOND);
        Lab lab = new Lab(plan, 100 * MS).runAll();
        assertThat(lab.test.times(EventKind.APP_WRITE, 1, row -> true)).containsExactly(3_100 * MS);
        assertThat(lab.only().result()).isEqualTo(ConnectResult.OK);
    }

    @Test
    void connectTimeoutNotYetOver_silentProgramConnected_isNotAwakened() {
        Lab lab = new Lab(Lab.one().connectTimeout(5 * SECOND), 100 * MS).runAll();
        assertThat(lab.test.scheduler.now()).isLessThan(SECOND);
    }

    @Test
    void endDueAtTheTimeOfConnect_calledThen_connectIsClosedAtOnce() {
        Conversation closes = Conversation.SILENT.ending(Ending.CLOSE, Trigger.AT, SECOND);
        GroupPlan plan = GroupPlan.of("g", 0, ArrivalProcess.at(List.of(SECOND)), Lab.linux(), 80);
        Lab lab = new Lab(plan.conversation(closes), 100 * MS).runAll();
        assertThat(lab.only().result()).isEqualTo(ConnectResult.CLOSED);
        assertThat(lab.only().returnedAt()).isEqualTo(SECOND);
    }

    @Test
    void lastWriteAndCloseOfOneTime_reached_nothingOfThatTimeStandsBetween() {
        Lab lab = lab(writes(new Write(SECOND, 10)).ending(Ending.CLOSE, Trigger.AFTER, SECOND));
        List<Integer> closed = new ArrayList<>();
        lab.test.at(
                500 * MS,
                () -> lab.test.at(
                        1_100 * MS,
                        () -> closed.add(lab.test
                                .times(EventKind.APP_CLOSE, 1, row -> true)
                                .size())));
        lab.run(1.2);
        assertThat(closed).containsExactly(1);
    }

    @Test
    void connectCalledLater_synsSentAgainForNothing_firstWindowStaysWhole() {
        // net/ipv4/tcp_input.c tcp_try_undo_spurious_syn: the SYN-ACK echoes the first SYN's time, so none was lost
        GroupPlan plan = GroupPlan.of("g", 0, ArrivalProcess.atOnce(7 * SECOND, 1), Lab.linux(), 80)
                .conversation(writes(new Write(0, 5 * 1400)));
        Lab lab = new Lab(plan, 2_500 * MS);
        lab.server.deafAfterSyn();
        lab.run(9.6);
        assertThat(lab.synTimes()).containsExactly(7 * SECOND, 8 * SECOND, 9 * SECOND);
        assertThat(lab.up.times(s -> s.length() > 0)).hasSizeGreaterThan(4).containsOnly(9_500 * MS);
    }

    @Test
    void connectCalledLater_resetsUntilTheTimeForSynsIsOver_itIsCountedFromThere() {
        ClientStack patient = Lab.stack("windows-10", Map.of("windows.syn-retries-after-reset", 90L));
        GroupPlan plan = GroupPlan.of("w", 0, ArrivalProcess.atOnce(7 * SECOND, 1), patient, 80);
        Lab lab = new Lab(plan, 0);
        lab.server.script(nth -> FakeServer.REFUSE);
        lab.runAll();
        assertThat(lab.only().returnedAt()).isEqualTo(28 * SECOND);
    }

    @Test
    void resetThatComesAfterTheProgramGaveUp_isToldAndDrawsNothing() {
        // RFC 9293 section 3.10.7.1: a reset to a connection that does not exist is discarded
        Lab lab = new Lab(Lab.one().connectTimeout(SECOND / 2), 2 * SECOND);
        lab.server.script(nth -> FakeServer.REFUSE);
        lab.runAll();
        assertThat(lab.test.times(
                        EventKind.SEGMENT_DROP, 1, row -> row.cause().name().equals(ClientCauses.NO_SOCKET.name())))
                .containsExactly(2 * SECOND);
        assertThat(lab.up.sent).hasSize(1);
        assertThat(lab.only().result()).isEqualTo(ConnectResult.APPLICATION_TIMEOUT);
    }
}
