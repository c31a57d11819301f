package org.listenq.core.listener;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.Counter;
import org.listenq.core.trace.CounterSet;

/** Linux with tcp_migrate_req: what a closed SO_REUSEPORT socket leaves goes to the others of its port. */
class MigrationTest {

    private static final Counter MOVED = new Counter("Moved", "A connection moved.");

    private final FakePolicy policy = new FakePolicy();
    private final ListenerRig rig = new ListenerRig(policy, 5);

    MigrationTest() {
        policy.close = new CloseRule(CloseRule.Fate.MIGRATE, CloseRule.Fate.MIGRATE, CounterSet.of(MOVED));
    }

    @Test
    void twoSockets_oneCloses_theOtherHasItsEntriesAndConnections() {
        Connection completed = rig.connection();
        Connection entered = rig.connection();
        rig.syn(completed);
        rig.ack(completed);
        rig.syn(entered);
        Listener heir = rig.another(new FakePolicy(), 5);
        int[] woken = {0};
        heir.whenCompleted(() -> woken[0]++);
        int told = rig.rows.size();
        rig.listener.close();
        assertThat(rig.story(told))
                .containsExactly(
                        "0: 0 listener_close I=1>1/-1 C=1>1/-1 young=1",
                        "0: 0 synq_remove SYN_RECV>- I=1>0/-1 C=1>1/-1 young=0  migrated",
                        "1: 0 synq_add ->SYN_RECV I=0>1/-1 C=0>0/-1 young=1  migrated",
                        "0: 0 accq_remove ESTABLISHED>ESTABLISHED I=0>0/-1 C=1>0/-1 young=0  migrated",
                        "1: 0 accq_add ESTABLISHED>ESTABLISHED I=1>1/-1 C=0>1/-1 young=1  migrated");
        assertThat(woken[0]).isEqualTo(1);
        assertThat(rig.count("Moved")).isEqualTo(1);
        assertAddsUp(rig.listener, 0, 0);
        assertAddsUp(heir, 1, 1);
        rig.ack(entered);
        ListenerRig.FakeChild moved = (ListenerRig.FakeChild) heir.accept(0);
        assertThat(moved.connection()).isSameAs(completed);
        assertThat(moved.heir).isSameAs(heir);
        assertThat(heir.accept(0).connection()).isSameAs(entered);
        assertAddsUp(heir, 0, 0);
    }

    private static void assertAddsUp(Listener socket, int incomplete, int completed) {
        assertThat(socket.queues().incomplete()).isEqualTo(incomplete);
        assertThat(socket.counts().expectedIncomplete()).isEqualTo(incomplete);
        assertThat(socket.queues().completed()).isEqualTo(completed);
        assertThat(socket.counts().expectedCompleted()).isEqualTo(completed);
    }

    @Test
    void onlySocket_closes_entriesStayAndConnectionsAreReset() {
        Connection completed = rig.connection();
        ListenerRig.FakeChild[] child = new ListenerRig.FakeChild[1];
        rig.onCreate(made -> child[0] = made);
        rig.syn(completed);
        rig.ack(completed);
        rig.syn(rig.connection());
        rig.listener.close();
        assertThat(child[0].aborted).isTrue();
        assertAddsUp(rig.listener, 1, 0);
    }

    @Test
    void rulesThatDoNotMigrate_heirStands_nothingMoves() {
        policy.close = new CloseRule(CloseRule.Fate.LINGER, CloseRule.Fate.RST);
        Connection completed = rig.connection();
        rig.syn(completed);
        rig.ack(completed);
        rig.syn(rig.connection());
        Listener heir = rig.another(new FakePolicy(), 5);
        rig.listener.close();
        assertAddsUp(rig.listener, 1, 0);
        assertAddsUp(heir, 0, 0);
    }

    @Test
    void movedEntry_timerFires_asksTheHeir() {
        rig.syn(rig.connection());
        FakePolicy heirs = new FakePolicy();
        heirs.timer = (e, q) -> Verdict.of(q.listening() ? Action.WAIT : Action.EXPIRE);
        Listener heir = rig.another(heirs, 5);
        rig.listener.close();
        rig.runTo(2_000);
        assertAddsUp(heir, 1, 0);
    }
}
