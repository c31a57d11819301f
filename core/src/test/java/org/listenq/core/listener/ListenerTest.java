package org.listenq.core.listener;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.listenq.core.listener.ListenerRig.SECOND;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.SegmentValue;
import org.listenq.core.trace.EventKind;

/** The mechanism under small policies that do what the systems of the world do, each alone. */
class ListenerTest {

    private final FakePolicy policy = new FakePolicy();

    @Test
    void noEntry_synAndFinalAck_queuesAnswersAndCompletes() {
        ListenerRig rig = new ListenerRig(policy, 5);
        Connection connection = rig.connection();
        rig.syn(connection);
        assertThat(rig.listener.queues().incomplete()).isEqualTo(1);
        rig.ack(connection);
        assertThat(rig.sentFlags()).containsExactly("S.");
        assertThat(rig.listener.queues().incomplete()).isZero();
        assertThat(rig.listener.queues().completed()).isEqualTo(1);
        assertThat(rig.notes(EventKind.SYNQ_REMOVE)).containsExactly("promoted");
        rig.scheduler.runAll();
        assertThat(rig.listener.counts().expired).isZero();
    }

    @Test
    void fullQueue_synWithVictim_evictsSilentlyThenQueues() {
        policy.syn = (s, q) -> {
            Verdict queue = Verdict.of(Action.QUEUE).timer(SECOND);
            HalfOpenView oldest = q.oldest();
            return q.incomplete() < 2 || oldest == null ? queue : queue.evicting(oldest);
        };
        ListenerRig rig = new ListenerRig(policy, 2);
        Connection first = rig.connection();
        rig.syn(first);
        rig.syn(rig.connection());
        rig.syn(rig.connection());
        assertThat(rig.listener.queues().incomplete()).isEqualTo(2);
        assertThat(rig.sentFlags()).containsExactly("S.", "S.", "S.");
        assertThat(rig.notes(EventKind.SYNQ_REMOVE)).containsExactly("evicted");
        rig.ack(first);
        assertThat(rig.sentFlags()).endsWith("R");
    }

    @Test
    void randomEviction_sameSeed_takesTheSameVictim() {
        assertThat(randomVictim()).isEqualTo(randomVictim());
    }

    private static int randomVictim() {
        FakePolicy policy = new FakePolicy();
        ListenerRig rig = new ListenerRig(policy, 2);
        for (int i = 0; i < 10; i++) {
            rig.syn(rig.connection());
        }
        policy.syn = (s, q) -> Verdict.of(Action.QUEUE).timer(SECOND).evicting(q.random(s));
        rig.syn(rig.connection());
        return rig.rows.stream()
                .filter(row -> row.kind() == EventKind.SYNQ_REMOVE)
                .findFirst()
                .orElseThrow()
                .connection();
    }

    @Test
    void fullCompletedQueue_finalAckReset_removesEntryAndTellsPeer() {
        policy.segment = (s, e) -> Verdict.of(Action.RESET).marking(Mark.FORGET_ENTRY);
        ListenerRig rig = new ListenerRig(policy, 1);
        Connection connection = rig.connection();
        rig.syn(connection);
        rig.ack(connection);
        assertThat(rig.sentFlags()).containsExactly("S.", "R");
        SegmentValue reset = rig.sent.get(1);
        assertThat(reset.seq()).isEqualTo(1);
        assertThat(rig.listener.queues().incomplete()).isZero();
    }

    @Test
    void fullCompletedQueue_finalAckForgotten_removesEntrySilently() {
        policy.segment = (s, e) -> Verdict.of(Action.FORGET);
        ListenerRig rig = new ListenerRig(policy, 1);
        Connection connection = rig.connection();
        rig.syn(connection);
        rig.ack(connection);
        rig.ack(connection);
        assertThat(rig.sentFlags()).containsExactly("S.", "R");
        assertThat(rig.listener.counts().forgotten).isEqualTo(1);
    }

    @Test
    void fullCompletedQueue_finalAckDeferred_movesWhenThereIsRoom() {
        policy.segment = (s, e) -> Verdict.of(Action.DEFER).timer(Verdict.CANCEL_TIMER);
        policy.room = (e, q) -> Verdict.of(q.completed() < 1 ? Action.CREATE : Action.WAIT);
        ListenerRig rig = new ListenerRig(policy, 1);
        Connection first = rig.connection();
        Connection second = rig.connection();
        Connection third = rig.connection();
        rig.syn(first);
        rig.syn(second);
        rig.syn(third);
        policy.segment = (s, e) -> Verdict.of(Action.CREATE);
        rig.ack(first);
        policy.segment = (s, e) -> Verdict.of(Action.DEFER).timer(Verdict.CANCEL_TIMER);
        rig.ack(second);
        rig.ack(third);
        rig.runTo(100_000);
        assertThat(rig.listener.queues().deferred()).isEqualTo(2);
        assertThat(rig.accept().connection()).isSameAs(first);
        assertThat(rig.listener.queues().deferred()).isEqualTo(1);
        assertThat(rig.accept().connection()).isSameAs(second);
        assertThat(rig.accept().connection()).isSameAs(third);
        assertThat(rig.accept()).isNull();
        assertThat(rig.listener.counts().expectedIncomplete()).isZero();
    }

    @Test
    void cookie_synThenAck_keepsNoStateAndCreates() {
        policy.syn = (s, q) -> Verdict.of(Action.COOKIE).marking(Mark.OVERFLOWED);
        policy.stray = q -> Verdict.of(q.overflowedAt() == 0 ? Action.CREATE : Action.RESET);
        ListenerRig rig = new ListenerRig(policy, 1);
        Connection connection = rig.connection();
        rig.syn(connection);
        assertThat(rig.listener.queues().incomplete()).isZero();
        rig.scheduler.runAll();
        assertThat(rig.sentFlags()).containsExactly("S.");
        rig.ack(connection);
        assertThat(rig.listener.queues().completed()).isEqualTo(1);
        assertThat(rig.notes(EventKind.ACCQ_ADD)).containsExactly("cookie");
    }

    @Test
    void cookie_twiceInOneMinuteAndLater_hasTheSameIssThenAnother() {
        policy.syn = (s, q) -> Verdict.of(Action.COOKIE);
        ListenerRig rig = new ListenerRig(policy, 1);
        Connection connection = rig.connection();
        rig.syn(connection);
        rig.runTo(59_999);
        rig.syn(connection);
        rig.runTo(60_000);
        rig.syn(connection);
        List<Integer> issues = rig.sent.stream().map(SegmentValue::iss).toList();
        assertThat(issues.get(1)).isEqualTo(issues.get(0));
        assertThat(issues.get(2)).isNotEqualTo(issues.get(0));
    }

    @Test
    void twoDeadlines_timer_resendsThenDiesAndTellsThePeer() {
        policy.timer = (e, q) -> {
            long age = q.now() - e.createdAt();
            if (e.keepArmed() && age >= 75 * SECOND) {
                return Verdict.of(Action.EXPIRE).marking(Mark.TELL_PEER);
            }
            long next = e.retransmissions() == 0 ? 24 * SECOND : 48 * SECOND;
            long toKeep = e.keepArmed() ? 75 * SECOND - age : Long.MAX_VALUE;
            return Verdict.of(Action.RESEND).marking(Mark.COUNT_RETRANSMISSION).timer(Math.min(next, toKeep));
        };
        policy.syn = (s, q) -> Verdict.of(Action.QUEUE).timer(5_800_000_000L);
        ListenerRig rig = new ListenerRig(policy, 1);
        rig.syn(rig.connection());
        rig.scheduler.runAll();
        assertThat(timesOf(rig)).containsExactly("0 S.", "5800 S.", "29800 S.", "75000 R.");
    }

    private static List<String> timesOf(ListenerRig rig) {
        List<String> times = new ArrayList<>();
        rig.rows.stream()
                .filter(row -> row.kind() == EventKind.SEGMENT_SEND)
                .forEach(row -> times.add(
                        row.timeNanos() / 1_000_000 + " " + org.listenq.core.segment.Flags.text(row.flags())));
        return times;
    }

    @Test
    void duplicateSyn_linuxWay_resendsAndRestartsTheTimerAndKeepsTheCount() {
        duplicateSyn(
                Verdict.of(Action.RESEND).marking(Mark.COUNT_RETRANSMISSION).timer(SECOND));
        assertThat(answers).containsExactly("0 S.", "400 S.", "1400 S.");
        assertThat(seenRetransmissions).containsExactly(1);
    }

    @Test
    void duplicateSyn_netbsdWay_resendsAndLeavesTheTimer() {
        duplicateSyn(Verdict.of(Action.RESEND));
        assertThat(answers).containsExactly("0 S.", "400 S.", "1000 S.");
        assertThat(seenRetransmissions).containsExactly(0);
    }

    @Test
    void duplicateSyn_freebsdWay_countsFromZeroAgain() {
        duplicateSyn(
                Verdict.of(Action.RESEND).marking(Mark.RESET_RETRANSMISSIONS).timer(SECOND));
        assertThat(answers).containsExactly("0 S.", "400 S.", "1400 S.");
        assertThat(seenRetransmissions).containsExactly(0);
    }

    private final List<Integer> seenRetransmissions = new ArrayList<>();
    private List<String> answers = List.of();

    private void duplicateSyn(Verdict answer) {
        policy.segment = (s, e) -> answer;
        policy.timer = (e, q) -> {
            seenRetransmissions.add(e.retransmissions());
            return Verdict.of(Action.RESEND).timer(Verdict.CANCEL_TIMER);
        };
        ListenerRig rig = new ListenerRig(policy, 1);
        Connection connection = rig.connection();
        rig.syn(connection);
        rig.runTo(400);
        rig.syn(connection);
        rig.scheduler.runAll();
        answers = timesOf(rig);
    }

    @Test
    void keepDisarmed_duplicateSyn_entryOutlivesItsDeadline() {
        policy.segment = (s, e) -> Verdict.of(Action.RESEND).marking(Mark.DISARM_KEEP);
        boolean[] armed = new boolean[1];
        policy.timer = (e, q) -> {
            armed[0] = e.keepArmed();
            return Verdict.of(Action.EXPIRE);
        };
        ListenerRig rig = new ListenerRig(policy, 1);
        Connection connection = rig.connection();
        rig.syn(connection);
        rig.syn(connection);
        rig.scheduler.runAll();
        assertThat(armed[0]).isFalse();
    }

    @Test
    void youngEntry_firstCountedTimeout_stopsBeingYoung() {
        policy.timer =
                (e, q) -> Verdict.of(Action.RESEND).marking(Mark.COUNT_TIMEOUT).timer(SECOND);
        ListenerRig rig = new ListenerRig(policy, 1);
        Connection connection = rig.connection();
        rig.syn(connection);
        assertThat(rig.listener.queues().young()).isEqualTo(1);
        rig.runTo(2_500);
        assertThat(rig.listener.queues().young()).isZero();
        assertThat(rig.listener.queues().oldestTimedOut()).isNotNull();
        rig.ack(connection);
        assertThat(rig.listener.queues().young()).isZero();
    }

    @Test
    void entries_socketClosedByRst_areAllTold() {
        ListenerRig rig = new ListenerRig(policy, 5);
        Connection completed = rig.connection();
        rig.syn(completed);
        rig.ack(completed);
        rig.syn(rig.connection());
        rig.listener.close();
        assertThat(rig.sentFlags()).containsExactly("S.", "S.", "R.");
        assertThat(rig.listener.queues().completed()).isZero();
        assertThat(rig.listener.queues().incomplete()).isZero();
        rig.syn(rig.connection());
        assertThat(rig.sentFlags()).endsWith("R.");
    }

    @Test
    void entries_socketClosedAndLinger_areLookedUpAgainByTheirNextSegment() {
        policy.close = new CloseRule(CloseRule.Fate.LINGER, CloseRule.Fate.RST);
        policy.segment = (s, e) -> Verdict.of(Action.PASS_ON).marking(Mark.FORGET_ENTRY);
        ListenerRig rig = new ListenerRig(policy, 5);
        Connection connection = rig.connection();
        rig.syn(connection);
        rig.listener.close();
        assertThat(rig.listener.queues().incomplete()).isEqualTo(1);
        rig.ack(connection);
        assertThat(rig.sentFlags()).containsExactly("S.", "R");
        assertThat(rig.listener.counts().orphaned).isEqualTo(1);
    }

    @Test
    void entry_challenge_answersWithAckAndKeepsEntry() {
        policy.segment = (s, e) -> Verdict.of(Action.CHALLENGE);
        ListenerRig rig = new ListenerRig(policy, 5);
        Connection connection = rig.connection();
        rig.syn(connection);
        rig.data(connection, 70_000, 10);
        assertThat(rig.sentFlags()).containsExactly("S.", ".");
        assertThat(rig.listener.queues().incomplete()).isEqualTo(1);
    }

    @Test
    void listeningSocket_bareReset_isIgnored() {
        ListenerRig rig = new ListenerRig(policy, 5);
        rig.rst(rig.connection());
        assertThat(rig.sent).isEmpty();
    }

    @Test
    void policyThatExceedsItsLimit_completion_isACrash() {
        policy.completedLimit = new Limit(0, "none at all", "");
        ListenerRig rig = new ListenerRig(policy, 0);
        Connection connection = rig.connection();
        rig.syn(connection);
        assertThatThrownBy(() -> rig.ack(connection))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("limits");
    }

    @Test
    void policyThatExceedsTheSum_syn_isACrash() {
        policy.sumLimit = new Limit(1, "one", "");
        ListenerRig rig = new ListenerRig(policy, 0);
        rig.syn(rig.connection());
        Connection second = rig.connection();
        assertThatThrownBy(() -> rig.syn(second))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("limits");
    }

    /** sonewconn of XNU and its like: the queue stays beyond a lowered backlog as long as others take the places. */
    @Test
    void queueBeyondALoweredBacklog_synInThePlaceOfAnother_staysAsLong() {
        policy.sumLimit = new Limit(2, "two", "");
        ListenerRig rig = new ListenerRig(policy, 0);
        rig.syn(rig.connection());
        rig.syn(rig.connection());
        policy.sumLimit = new Limit(1, "one", "");
        rig.listener.listen(0);
        policy.syn = (s, q) -> Verdict.of(Action.QUEUE).timer(FakePolicy.SECOND).evicting(requireNonNull(q.oldest()));
        rig.syn(rig.connection());
        assertThat(rig.listener.queues().incomplete()).isEqualTo(2);
        assertThat(rig.listener.counts().toString()).contains("evicted 1,");
    }

    @Test
    void heldConnection_everyWayOut_isReleasedExactlyOnce() {
        policy.timer = (e, q) -> Verdict.of(Action.EXPIRE);
        ListenerRig rig = new ListenerRig(policy, 5);
        Connection expired = rig.connection();
        Connection accepted = rig.connection();
        rig.syn(expired);
        rig.syn(accepted);
        rig.ack(accepted);
        rig.accept();
        rig.scheduler.runAll();
        rig.release(expired);
        rig.release(accepted);
        assertThat(rig.retired).containsExactly(expired, accepted);
    }

    @Test
    void twoDeferredAcks_second_changesNothing() {
        policy.segment = (s, e) -> Verdict.of(Action.DEFER);
        ListenerRig rig = new ListenerRig(policy, 5);
        Connection connection = rig.connection();
        rig.syn(connection);
        rig.ack(connection);
        rig.ack(connection);
        assertThat(rig.listener.queues().deferred()).isEqualTo(1);
    }
}
