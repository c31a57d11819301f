package org.listenq.core.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.Cause;

/** What the rows of a trace tell of a listening socket, whole: states, lengths before and after, limits, timers. */
class ListenerStoryTest {

    private static final Cause WHY = new Cause("WHY", "a test says so", "here");

    private final FakePolicy policy = new FakePolicy();
    private final ListenerRig rig;
    private int told;

    ListenerStoryTest() {
        policy.incompleteLimit = new Limit(7, "", "");
        policy.completedLimit = new Limit(3, "", "");
        rig = new ListenerRig(policy, 5);
    }

    /** Says that exactly {@code rows} have come since this was asked last. */
    private void assertTold(String rows) {
        assertThat(rig.story(told)).containsExactly(rows.strip().split("\n", -1));
        told = rig.rows.size();
    }

    private Connection halfOpen() {
        Connection connection = rig.connection();
        rig.syn(connection);
        told = rig.rows.size();
        return connection;
    }

    @Test
    void connection_fromSynToAccept_isToldStepByStep() {
        Connection connection = rig.connection();
        rig.syn(connection);
        assertTold("""
                0: 0 listener_open I=0>0/7 C=0>0/3 young=0
                0: 0 segment_recv ->- I=0>0/7 C=0>0/3 young=0
                0: 0 synq_add ->SYN_RECV I=0>1/7 C=0>0/3 young=1
                0: 0 timer_set I=1>1/7 C=0>0/3 young=1 due 1000  SYN-ACK
                """);
        rig.runTo(100);
        rig.ack(connection);
        assertTold("""
                0: 100 segment_recv SYN_RECV>SYN_RECV I=1>1/7 C=0>0/3 young=1
                0: 100 synq_remove SYN_RECV>SYN_RECV I=1>0/7 C=0>0/3 young=0  promoted
                0: 100 accq_add SYN_RECV>ESTABLISHED I=0>0/7 C=0>1/3 young=0
                """);
        assertThat(connection.entered()).isTrue();
        assertThat(connection.completedAt()).isEqualTo(100 * ListenerRig.MILLISECOND);
        rig.runTo(200);
        ListenerRig.FakeChild child = (ListenerRig.FakeChild) rig.accept();
        rig.data(connection, 1, 9);
        assertThat(ListenerRig.text(rig.rows.get(rig.rows.size() - 1)))
                .startsWith("200 segment_recv ESTABLISHED>ESTABLISHED");
        assertTold("0: 200 accept_return ESTABLISHED>ESTABLISHED I=0>0/7 C=1>0/3 young=0");
        assertThat(child.segments).isEqualTo(2);
        assertThat(rig.listener.counts().accepted()).isEqualTo(1);
        assertThat(connection.acceptedAt()).isEqualTo(200 * ListenerRig.MILLISECOND);
    }

    @Test
    void listenCalledAgain_otherLimits_areToldAndHold() {
        policy.completedLimit = new Limit(9, "", "");
        policy.incompleteLimit = new Limit(8, "", "");
        told = rig.rows.size();
        rig.listener.listen(6);
        assertTold("0: 0 listener_open I=0>0/8 C=0>0/9 young=0  again");
        assertThat(rig.listener.queues().backlog()).isEqualTo(6);
    }

    /** soisconnected of FreeBSD moves a connection whose accept filter is content, whatever listen() said since. */
    @Test
    void connectionsThatWait_backlogLowered_enterAsLongAsAnEarlierOneAllowed() {
        policy.segment = (s, e) -> Verdict.of(Action.DEFER).timer(Verdict.CANCEL_TIMER);
        for (int i = 0; i < 5; i++) {
            rig.ack(halfOpen());
        }
        policy.completedLimit = new Limit(1, "one", "");
        rig.listener.listen(0);
        policy.segment = (s, e) -> Verdict.of(Action.CREATE);
        rig.ack(halfOpen());
        policy.room = (e, q) -> Verdict.of(q.completed() < 3 ? Action.CREATE : Action.WAIT);
        rig.accept();
        assertThat(rig.listener.queues().completed()).isEqualTo(3);
        policy.room = (e, q) -> Verdict.of(Action.CREATE);
        assertThatThrownBy(rig::accept).hasMessageContaining("more than its limits");
    }

    @Test
    void deferredConnection_roomByAccept_entersTheCompletedQueue() {
        policy.segment = (s, e) -> Verdict.of(Action.DEFER).because(WHY).timer(Verdict.CANCEL_TIMER);
        policy.room = (e, q) -> Verdict.of(Action.CREATE).because(WHY);
        Connection deferred = halfOpen();
        rig.ack(deferred);
        assertTold("""
                0: 0 segment_recv SYN_RECV>SYN_RECV I=1>1/7 C=0>0/3 young=1
                0: 0 synq_change SYN_RECV>ESTABLISHED I=1>1/7 C=0>0/3 young=1 WHY deferred
                """);
        policy.segment = (s, e) -> Verdict.of(Action.CREATE);
        rig.ack(halfOpen());
        told = rig.rows.size();
        rig.accept();
        assertTold("""
                0: 0 accept_return ESTABLISHED>ESTABLISHED I=1>1/7 C=1>0/3 young=1
                0: 0 synq_remove ESTABLISHED>ESTABLISHED I=1>0/7 C=0>0/3 young=0  promoted
                0: 0 accq_add ESTABLISHED>ESTABLISHED I=0>0/7 C=0>1/3 young=0 WHY
                """);
        ListenerRig.FakeChild child = (ListenerRig.FakeChild) rig.accept();
        rig.data(deferred, 1, 9);
        assertThat(child.segments).isEqualTo(2);
    }

    @Test
    void deferredConnection_queueOfCompletedReset_takesItsPlace() {
        policy.segment = (s, e) -> Verdict.of(Action.DEFER).timer(Verdict.CANCEL_TIMER);
        policy.room = (e, q) -> Verdict.of(q.completed() < 1 ? Action.CREATE : Action.WAIT);
        rig.ack(halfOpen());
        policy.segment = (s, e) -> Verdict.of(Action.CREATE);
        Connection completed = halfOpen();
        CompletedConnection[] child = new CompletedConnection[1];
        rig.onCreate(made -> child[0] = made);
        rig.ack(completed);
        told = rig.rows.size();
        assertThat(rig.listener.withdraw(child[0])).isTrue();
        assertTold("""
                0: 0 accq_remove ESTABLISHED>ESTABLISHED I=1>1/7 C=1>0/3 young=1  reset
                0: 0 synq_remove ESTABLISHED>ESTABLISHED I=1>0/7 C=0>0/3 young=0  promoted
                0: 0 accq_add ESTABLISHED>ESTABLISHED I=0>0/7 C=0>1/3 young=0
                """);
        assertThat(rig.listener.withdraw(child[0])).isFalse();
        assertThat(rig.listener.counts().expectedCompleted()).isEqualTo(1);
        rig.release(completed);
        assertThat(rig.retired).containsExactly(completed);
    }

    @Test
    void entry_timerFires_isToldWithTheNextOne() {
        policy.timer = (e, q) -> e.timeouts() == 0
                ? Verdict.of(Action.RESEND)
                        .because(WHY)
                        .marking(Mark.COUNT_TIMEOUT)
                        .timer(2 * FakePolicy.SECOND)
                : e.timeouts() == 1
                        ? Verdict.of(Action.WAIT)
                                .because(WHY)
                                .marking(Mark.COUNT_TIMEOUT)
                                .timer(FakePolicy.SECOND)
                        : Verdict.of(Action.EXPIRE).because(WHY);
        Connection connection = halfOpen();
        rig.runTo(10_000);
        assertTold("""
                0: 1000 timer_fire SYN_RECV>SYN_RECV I=1>1/7 C=0>0/3 young=0 WHY SYN-ACK
                0: 1000 timer_set I=1>1/7 C=0>0/3 young=0 due 3000  SYN-ACK
                0: 3000 timer_fire SYN_RECV>SYN_RECV I=1>1/7 C=0>0/3 young=0 WHY SYN-ACK
                0: 3000 timer_set I=1>1/7 C=0>0/3 young=0 due 4000  SYN-ACK
                0: 4000 timer_fire SYN_RECV>SYN_RECV I=1>1/7 C=0>0/3 young=0 WHY SYN-ACK
                0: 4000 synq_remove SYN_RECV>- I=1>0/7 C=0>0/3 young=0 WHY expired
                """);
        assertThat(rig.sent.get(1).retransmission()).isEqualTo(1);
        rig.release(connection);
        assertThat(rig.retired).containsExactly(connection);
    }

    @Test
    void segments_refused_areToldWithTheStateTheyMet() {
        Connection entered = halfOpen();
        policy.segment = (s, e) -> Verdict.of(Action.KEEP).because(WHY).marking(Mark.ACKED);
        rig.ack(entered);
        assertTold("""
                0: 0 segment_recv SYN_RECV>SYN_RECV I=1>1/7 C=0>0/3 young=1
                0: 0 segment_drop SYN_RECV>SYN_RECV I=1>1/7 C=0>0/3 young=1 WHY
                """);
        policy.segment = (s, e) -> Verdict.of(Action.RESET).because(WHY).marking(Mark.FORGET_ENTRY);
        rig.ack(entered);
        assertTold("""
                0: 0 segment_recv SYN_RECV>SYN_RECV I=1>1/7 C=0>0/3 young=1
                0: 0 segment_drop SYN_RECV>SYN_RECV I=1>1/7 C=0>0/3 young=1 WHY
                0: 0 synq_remove SYN_RECV>- I=1>0/7 C=0>0/3 young=0 WHY reset
                """);
        policy.syn = (s, q) -> Verdict.of(Action.DROP).because(WHY);
        rig.syn(entered);
        assertTold("""
                0: 0 segment_recv ->- I=0>0/7 C=0>0/3 young=0
                0: 0 segment_drop ->- I=0>0/7 C=0>0/3 young=0 WHY
                """);
        rig.rst(entered);
        assertTold("""
                0: 0 segment_recv ->- I=0>0/7 C=0>0/3 young=0
                0: 0 segment_drop ->- I=0>0/7 C=0>0/3 young=0 SIM_NO_USE
                """);
    }

    @Test
    void entry_forgotten_peerIsToldOnlyIfThePolicySaysSo() {
        policy.segment = (s, e) -> Verdict.of(Action.FORGET).because(WHY);
        rig.ack(halfOpen());
        assertThat(rig.sentFlags()).containsExactly("S.");
        policy.segment = (s, e) -> Verdict.of(Action.FORGET).because(WHY).marking(Mark.TELL_PEER);
        Connection connection = halfOpen();
        rig.ack(connection);
        assertTold("""
                0: 0 segment_recv SYN_RECV>SYN_RECV I=1>1/7 C=0>0/3 young=1
                0: 0 synq_remove SYN_RECV>- I=1>0/7 C=0>0/3 young=0 WHY forgotten
                """);
        assertThat(rig.sentFlags()).containsExactly("S.", "S.", "R");
        rig.release(connection);
        assertThat(rig.retired).containsExactly(connection);
    }

    @Test
    void cookie_answeredAndProven_entersTheCompletedQueueFromNothing() {
        policy.syn = (s, q) -> Verdict.of(Action.COOKIE).because(WHY);
        policy.stray = q -> Verdict.of(Action.CREATE);
        Connection connection = rig.connection();
        rig.syn(connection);
        rig.syn(connection);
        told = rig.rows.size();
        rig.ack(connection);
        assertTold("""
                0: 0 segment_recv ->- I=0>0/7 C=0>0/3 young=0
                0: 0 accq_add ->ESTABLISHED I=0>0/7 C=0>1/3 young=0  cookie
                """);
        assertThat(connection.cookie()).isTrue();
        assertThat(rig.sent.get(0).retransmission()).isZero();
        assertThat(rig.sent.get(1).retransmission()).isEqualTo(1);
        assertThat(rig.listener.counts().created()).isEqualTo(1);
    }

    @Test
    void socket_closed_tellsOfEachThatGoesAndHoldsNobody() {
        Connection completed = halfOpen();
        rig.ack(completed);
        Connection entered = halfOpen();
        rig.listener.close();
        assertTold("""
                0: 0 listener_close I=1>1/7 C=1>1/3 young=1
                0: 0 synq_remove SYN_RECV>- I=1>0/7 C=1>1/3 young=0  closed
                0: 0 accq_remove ESTABLISHED>ESTABLISHED I=0>0/7 C=1>0/3 young=0  closed
                """);
        rig.syn(rig.connection());
        assertThat(rig.rows.stream()
                        .skip(told)
                        .map(row -> row.kind().text() + " " + row.cause().name()))
                .containsExactly("segment_recv ", "segment_drop NO_SOCKET", "segment_send ");
        rig.release(entered);
        rig.release(completed);
        assertThat(rig.retired).containsExactly(entered, completed);
    }

    @Test
    void entryOfClosedSocket_passedOn_isOrphaned() {
        policy.close = new CloseRule(CloseRule.Fate.LINGER, CloseRule.Fate.RST);
        policy.segment = (s, e) -> Verdict.of(Action.PASS_ON).because(WHY).marking(Mark.FORGET_ENTRY);
        Connection connection = halfOpen();
        rig.listener.close();
        told = rig.rows.size();
        rig.ack(connection);
        assertTold("""
                0: 0 segment_recv SYN_RECV>SYN_RECV I=1>1/7 C=0>0/3 young=1
                0: 0 synq_remove SYN_RECV>- I=1>0/7 C=0>0/3 young=0 WHY orphaned
                """);
        assertThat(rig.listener.counts().expectedIncomplete()).isZero();
        assertThat(rig.listener.counts().toString()).contains("entered 1, ", "orphaned 1, ", "closed 0");
    }
}
