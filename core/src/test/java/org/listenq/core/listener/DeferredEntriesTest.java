package org.listenq.core.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listenq.core.segment.Connection;

/** Connections that wait in the incomplete queue although their handshakes are complete. */
class DeferredEntriesTest {

    private final FakePolicy policy = new FakePolicy();

    @Test
    void deferred_segments_reachTheWaitingConnectionAndNotThePolicy() {
        policy.segment = (s, e) -> Verdict.of(Action.DEFER);
        ListenerRig rig = new ListenerRig(policy, 5);
        Connection connection = rig.connection();
        rig.syn(connection);
        rig.ack(connection);
        policy.segment = (s, e) -> Verdict.of(Action.FORGET);
        rig.data(connection, 1, 9);
        assertThat(rig.listener.queues().deferred()).isEqualTo(1);
        policy.deferred = (e, q) -> Verdict.of(e.deferred() ? Action.CREATE : Action.WAIT);
        rig.data(connection, 10, 9);
        assertThat(rig.listener.queues().deferred()).isZero();
        assertThat(rig.listener.queues().completed()).isEqualTo(1);
        assertThat(((ListenerRig.FakeChild) rig.accept()).segments).isEqualTo(3);
        assertThat(rig.listener.counts().expectedIncomplete()).isZero();
    }

    @Test
    void deferredThatAreEvicted_areResetUntilThePolicyNamesNoMore() {
        List<HalfOpenView> waiting = new ArrayList<>();
        policy.segment = (s, e) -> Verdict.of(Action.DEFER);
        policy.deferred = (e, q) -> {
            waiting.add(e);
            return Verdict.of(Action.WAIT);
        };
        ListenerRig rig = new ListenerRig(policy, 5);
        for (int i = 0; i < 3; i++) {
            Connection connection = rig.connection();
            rig.syn(connection);
            rig.ack(connection);
        }
        List<HalfOpenView> victims = new ArrayList<>(List.of(waiting.get(0), waiting.get(1)));
        policy.segment = (s, e) -> victims.isEmpty()
                ? Verdict.of(Action.DEFER)
                : Verdict.of(Action.DEFER).evicting(victims.remove(0));
        Connection last = rig.connection();
        rig.syn(last);
        rig.ack(last);
        assertThat(waiting.subList(0, 2))
                .allSatisfy(entry -> assertThat(isAborted(entry)).isTrue());
        assertThat(isAborted(waiting.get(2))).isFalse();
        assertThat(rig.listener.queues().deferred()).isEqualTo(2);
        assertThat(rig.listener.queues().oldestDeferred()).isSameAs(waiting.get(2));
        assertThat(rig.listener.counts().expectedIncomplete()).isEqualTo(2);
    }

    private static boolean isAborted(HalfOpenView entry) {
        return ((ListenerRig.FakeChild) ((HalfOpen) entry).waiting()).aborted;
    }

    @Test
    void listenerClosed_deferred_areResetEvenIfEntriesLinger() {
        policy.segment = (s, e) -> Verdict.of(Action.DEFER);
        policy.close = new CloseRule(CloseRule.Fate.LINGER, CloseRule.Fate.RST);
        List<HalfOpenView> waiting = new ArrayList<>();
        policy.deferred = (e, q) -> {
            waiting.add(e);
            return Verdict.of(Action.WAIT);
        };
        ListenerRig rig = new ListenerRig(policy, 5);
        Connection complete = rig.connection();
        rig.syn(complete);
        rig.ack(complete);
        rig.syn(rig.connection());
        rig.listener.close();
        assertThat(isAborted(waiting.get(0))).isTrue();
        assertThat(rig.listener.queues().deferred()).isZero();
        assertThat(rig.listener.queues().incomplete()).isEqualTo(1);
        assertThat(rig.listener.counts().expectedIncomplete()).isEqualTo(1);
    }

    @Test
    void deferred_isNoEntryOfTheHostsTable_andHoldsItsConnectionOnce() {
        policy.segment = (s, e) -> Verdict.of(Action.DEFER);
        policy.deferred = (e, q) -> Verdict.of(e.unread() > 0 ? Action.CREATE : Action.WAIT);
        policy.room = (e, q) -> Verdict.of(Action.CREATE);
        ListenerRig rig = new ListenerRig(policy, 5);
        Connection connection = rig.connection();
        rig.syn(connection);
        assertThat(rig.state().incomplete()).isEqualTo(1);
        rig.ack(connection);
        assertThat(rig.state().incomplete()).isZero();
        policy.deferred = (e, q) -> Verdict.of(Action.CREATE);
        rig.data(connection, 1, 9);
        assertThat(rig.state().incomplete()).isZero();
        rig.accept();
        rig.release(connection);
        assertThat(rig.retired).containsExactly(connection);
    }

    @Test
    void cookieThatIsDeferred_getsAnEntryAndMovesLikeAnyOther() {
        policy.syn = (s, q) -> Verdict.of(Action.COOKIE);
        policy.stray = q -> Verdict.of(Action.DEFER);
        policy.room = (e, q) -> Verdict.of(Action.CREATE);
        ListenerRig rig = new ListenerRig(policy, 5);
        Connection connection = rig.connection();
        rig.syn(connection);
        rig.ack(connection);
        assertThat(rig.listener.queues().deferred()).isEqualTo(1);
        policy.deferred = (e, q) -> Verdict.of(Action.CREATE);
        rig.data(connection, 1, 9);
        assertThat(rig.accept().connection()).isSameAs(connection);
        assertThat(rig.listener.counts().expectedIncomplete()).isZero();
        assertThat(rig.listener.counts().expectedCompleted()).isZero();
    }

    @Test
    void deferred_timedOutBefore_isNotTheOldestTimedOut() {
        // illumos tcp_drop_q0: do not drop any established connections that are deferred on q0
        policy.timer =
                (e, q) -> Verdict.of(Action.RESEND).marking(Mark.COUNT_TIMEOUT).timer(FakePolicy.SECOND);
        policy.segment = (s, e) -> Verdict.of(Action.DEFER).timer(Verdict.CANCEL_TIMER);
        ListenerRig rig = new ListenerRig(policy, 5);
        Connection first = rig.connection();
        rig.syn(first);
        rig.syn(rig.connection());
        rig.runTo(1_500);
        HalfOpenView oldest = rig.listener.queues().oldest();
        assertThat(rig.listener.queues().oldestTimedOut()).isSameAs(oldest);
        rig.ack(first);
        assertThat(rig.listener.queues().oldestTimedOut()).isNotNull().isNotSameAs(oldest);
    }
}
