package org.listenq.core.listener;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.engine.Event;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentPool;

/** What a host counts of its own. */
class HostStateTest {

    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final HostState state = new HostState(new Clock(), new RandomStreams(1, 0), 0);

    /** XNU bsd/netinet/tcp_input.c tcp_dropdropablreq: cur_cnt, old_cnt = cur_cnt / seconds. */
    @Test
    void victimsSought_asSecondsPass_becomeTheRateOfBefore() {
        seek(6);
        assertThat(state.victimsSought()).isEqualTo(6);
        assertThat(state.victimsSoughtBefore()).isZero();
        now = 2 * SECOND + 5;
        assertThat(state.victimsSought()).isZero();
        assertThat(state.victimsSoughtBefore()).isEqualTo(3);
        seek(1);
        now = 3 * SECOND - 1;
        assertThat(state.victimsSought()).isEqualTo(1);
        assertThat(state.victimsSoughtBefore()).isEqualTo(3);
        now = 3 * SECOND;
        assertThat(state.victimsSoughtBefore()).isEqualTo(1);
        now = 5 * SECOND;
        assertThat(state.victimsSoughtBefore()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // clock at the SYN in s, then in s, token, ACK, sequence number, age in minutes
        "59, 59, 0, 1, 1, 0",
        "59, 60, 0, 1, 1, 1",
        "120, 300, 0, 1, 1, 3",
        "59, 59, 0, 2, 1, -1",
        "59, 59, 0, 1, 2, -1",
        "300, 300, 1, 1, 1, -1"
    })
    void cookie_comesBack_tellsItsAgeInTicks(long sent, long back, int plain, int ack, int seq, long age) {
        now = sent * SECOND;
        int iss = plain == 1 ? state.chooseIss() : state.cookieIss();
        now = back * SECOND;
        assertThat(state.cookieAge(segment(seq, ack, iss))).isEqualTo(age);
    }

    @Test
    void cookieClock_hostBootedEarlier_ticksEarlier() {
        HostState late = new HostState(new Clock(), new RandomStreams(1, 0), 59 * SECOND);
        now = SECOND;
        assertThat(late.cookieTick()).isEqualTo(1);
        assertThat(state.cookieTick()).isZero();
        state.useCookies(new CookieClock(SECOND, true));
        assertThat(state.cookieTick()).isEqualTo(1);
    }

    @Test
    void initialNumbers_chosen_differUnlessEachIsACookie() {
        int first = state.chooseIss();
        assertThat(state.chooseIss()).isNotEqualTo(first);
        state.useCookies(new CookieClock(SECOND, true));
        assertThat(state.chooseIss()).isEqualTo(state.chooseIss()).isEqualTo(state.cookieIss());
    }

    @Test
    void peer_provenOnce_isKnownByItsAddress() {
        Segment syn = segment(0, 0, 0);
        assertThat(state.proven(syn)).isFalse();
        state.prove(syn.connection().clientAddress());
        assertThat(state.proven(syn)).isTrue();
    }

    @Test
    void pause_begun_endsSoMuchLater() {
        now = 7;
        state.pause(SECOND);
        assertThat(state.pausedUntil()).isEqualTo(SECOND + 7);
        assertThat(state.pauseNanos()).isEqualTo(SECOND);
    }

    @Test
    void entriesOfAllSockets_comeAndGo_areCountedForTheHost() {
        ListenerRig rig = new ListenerRig(new FakePolicy(), 5);
        Connection first = rig.connection();
        rig.syn(first);
        rig.syn(rig.connection());
        assertThat(rig.state().incomplete()).isEqualTo(2);
        rig.ack(first);
        assertThat(rig.state().incomplete()).isEqualTo(1);
    }

    @Test
    void bucketTable_askedForBySeveralSockets_keepsItsEntries() {
        ListenerRig rig = new ListenerRig(new FakePolicy(), 5);
        Connection connection = rig.connection();
        Segment syn = new SegmentPool().take().start(connection, Direction.TO_SERVER, Flags.SYN);
        rig.state().useBuckets(2);
        assertThat(rig.state().oldestInBucket(syn)).isNull();
        rig.syn(connection);
        rig.state().useBuckets(2);
        rig.state().useBuckets(1);
        assertThat(rig.state().bucketLength(syn)).isEqualTo(1);
        assertThat(rig.state().oldestInBucket(syn))
                .isSameAs(rig.listener.queues().oldest());
    }

    @Test
    void socket_opened_setsTheHostsCookieClock() {
        FakePolicy policy = new FakePolicy();
        policy.cookieClock = new CookieClock(SECOND, false);
        ListenerRig rig = new ListenerRig(policy, 5);
        rig.runTo(3_000);
        assertThat(rig.state().cookieTick()).isEqualTo(3);
    }

    @Test
    void peer_provenAtTheHost_isKnownToItsSockets() {
        FakePolicy policy = new FakePolicy();
        policy.syn = (s, q) -> Verdict.of(q.host().proven(s) ? Action.RESET : Action.DROP);
        ListenerRig rig = new ListenerRig(policy, 5);
        Connection known = rig.connection();
        rig.prove(known);
        rig.syn(rig.connection());
        assertThat(rig.sent).isEmpty();
        rig.syn(known);
        assertThat(rig.sentFlags()).containsExactly("R.");
    }

    private static Segment segment(int seq, int ack, int peerIss) {
        Segment segment = new SegmentPool().take().start(Connection.NONE, Direction.TO_SERVER, Flags.ACK);
        return segment.seq(seq, 1).ack(ack, peerIss);
    }

    private void seek(int times) {
        for (int i = 0; i < times; i++) {
            state.soughtVictim();
        }
    }

    /** Tells the time and does nothing. */
    private final class Clock extends Scheduler {

        @Override
        public long now() {
            return now;
        }

        @Override
        public void arm(Event event, long delayNanos) {}

        @Override
        public void armTimer(Event event, long delayNanos, TimerModel model) {}

        @Override
        public boolean cancel(Event event) {
            return false;
        }
    }
}
