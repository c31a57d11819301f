package org.listenq.core.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.listener.FakePolicy.SECOND;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.EventKind;

/** What a policy sees of entries and queues, and what a completed connection learns of its handshake. */
class ListenerViewTest {

    private final FakePolicy policy = new FakePolicy();

    @Test
    void entry_thePolicyLooks_showsWhatHappenedToIt() {
        List<String> shown = new ArrayList<>();
        policy.segment = (s, e) -> {
            shown.add(e.createdAt() / FakePolicy.SECOND + " " + e.acknowledged() + " " + e.answeredAt() + " " + e.iss()
                    + " " + e.timerAt() / FakePolicy.SECOND);
            return Verdict.of(Action.RESEND)
                    .marking(Mark.ACKED)
                    .marking(Mark.ANSWERED)
                    .timer(5 * SECOND);
        };
        ListenerRig rig = new ListenerRig(policy, 5);
        rig.runTo(3_000);
        Connection connection = rig.connection();
        rig.syn(connection);
        rig.syn(connection);
        rig.syn(connection);
        int iss = rig.lastIss(connection);
        assertThat(shown)
                .containsExactly(
                        "3 false " + Long.MIN_VALUE + " " + iss + " 4", "3 true " + 3 * SECOND + " " + iss + " 8");
    }

    @Test
    void timeStamps_synCarriesOne_answersEchoItAndTheChildLearnsThem() {
        List<Handshake> complete = new ArrayList<>();
        ListenerRig rig = new ListenerRig(policy, 5);
        rig.onHandshake(complete::add);
        rig.runTo(500);
        Connection connection = rig.connection();
        rig.synAt(connection, 77);
        assertThat(rig.sent.get(0).tsEcr()).isEqualTo(77);
        policy.timer =
                (e, q) -> Verdict.of(Action.RESEND).marking(Mark.COUNT_TIMEOUT).marking(Mark.COUNT_RETRANSMISSION);
        rig.runTo(2_000);
        rig.ackAt(connection, 99, 88);
        Handshake seen = complete.get(0);
        assertThat(List.of(seen.createdAt(), seen.completedAt(), seen.tsVal(), seen.tsEcr()))
                .containsExactly(SECOND / 2, 2 * SECOND, 99L, 88L);
        assertThat(seen.timeouts()).isEqualTo(1);
        assertThat(seen.retransmissions()).isEqualTo(1);
        assertThat(seen.iss()).isEqualTo(rig.lastIss(connection));
        assertThat(seen.clientIss()).isEqualTo(7);
    }

    @Test
    void overflow_marked_isSeenWithItsTime() {
        List<Long> seen = new ArrayList<>();
        policy.syn = (s, q) -> {
            seen.add(q.overflowedAt());
            return Verdict.of(Action.DROP).marking(Mark.OVERFLOWED).marking(Mark.SOUGHT_VICTIM);
        };
        ListenerRig rig = new ListenerRig(policy, 5);
        rig.runTo(3_000);
        rig.syn(rig.connection());
        rig.syn(rig.connection());
        assertThat(seen).containsExactly(Long.MIN_VALUE, 3 * SECOND);
        assertThat(rig.listener.queues().host().victimsSought()).isEqualTo(2);
    }

    @Test
    void randomVictims_manySeeds_areSpreadOverTheQueue() {
        List<Integer> victims = new ArrayList<>();
        policy.syn = (s, q) -> {
            HalfOpenView victim = q.random(s);
            return q.incomplete() < 10 || victim == null
                    ? Verdict.of(Action.QUEUE).timer(SECOND)
                    : Verdict.of(Action.QUEUE).timer(SECOND).evicting(victim);
        };
        ListenerRig rig = new ListenerRig(policy, 2);
        for (int i = 0; i < 50; i++) {
            rig.syn(rig.connection());
        }
        rig.rows.stream()
                .filter(row -> row.kind() == EventKind.SYNQ_REMOVE)
                .forEach(row -> victims.add(row.connection()));
        assertThat(victims).hasSize(40).doesNotHaveDuplicates();
        assertThat(victims).isNotEqualTo(victims.stream().sorted().toList());
    }
}
