package org.listenq.core.listener.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.listener.policy.Asked.SYN;
import static org.listenq.core.listener.policy.Asked.policy;
import static org.listenq.core.listener.policy.Asked.said;
import static org.listenq.core.listener.policy.Asked.segment;
import static org.listenq.core.listener.policy.Shown.queues;
import static org.listenq.core.listener.policy.ShownEntry.after;
import static org.listenq.core.listener.policy.ShownEntry.fresh;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.SocketOptions;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Flags;

/** The last case on this side of a rule and the first on the other; the rules are in the tests of each system. */
class BordersTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Map<String, Integer> FLAGS =
            Map.of("ACK", Flags.ACK, "RST", Flags.RST, "SYN-ACK", Flags.SYN_ACK);

    @ParameterizedTest
    @CsvSource({
        // policy, flags, first sequence number, bytes, answer: a SYN-ACK offers a window of 65535 from 1 on
        // Linux tcp_check_req: tcp_in_window, then RST and SYN
        "linux-6.18, ACK, 65535, 9, CREATE PassiveOpens",
        "linux-6.18, ACK, 65536, 9, CHALLENGE",
        "linux-6.18, ACK, 0, 9, CHALLENGE",
        "linux-6.18, RST, 65535, 0, FORGET AttemptFails+EmbryonicRsts",
        "linux-6.18, RST, 65536, 0, DROP",
        "linux-6.18, SYN-ACK, 1, 0, RESET AttemptFails+EmbryonicRsts+OutRsts",
        // 4.4BSD tcp_input: a reset outside of the window is dropped, anything else there is answered
        "bsd44, RST, 65535, 0, FORGET drops",
        "bsd44, RST, 65536, 0, DROP",
        "bsd44, ACK, 65535, 9, CREATE connects",
        "bsd44, ACK, 65536, 9, RESEND",
        // FreeBSD syncache_expand, syncache_chkrst: exactly the next number resets, in the window it is challenged
        "freebsd-14, RST, 2, 0, CHALLENGE",
        "freebsd-14, RST, 65535, 0, CHALLENGE",
        "freebsd-14, RST, 65536, 0, DROP"
    })
    void entry_segmentAtTheWindowsEdge_isInsideOrOutside(String name, String flags, int seq, int bytes, String said) {
        int ack = flags.equals("RST") ? 0 : 1;
        Verdict verdict = policy(name).onSegment(segment(FLAGS.get(flags), seq, ack, bytes), fresh(), queues(2, 1, 0));
        assertThat(said(verdict)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        // tcp_oow_rate_limited: only segments without data, 500 ms
        "0, 499999999, DROP TCPACKSkippedSynRecv",
        "0, 500000000, CHALLENGE",
        "9, 499999999, CHALLENGE"
    })
    void linuxEntry_outOfWindowAgain_isAnsweredNotTooOften(int bytes, long ago, String expected) {
        Verdict verdict = policy("linux-6.18")
                .onSegment(segment(Flags.ACK, 70_000, 1, bytes), fresh().answered(Shown.NOW - ago), queues(2, 1, 0));
        assertThat(said(verdict)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // net/ipv4/tcp.c secs_to_retrans: TCP_DEFER_ACCEPT, first timeout in s, how many timeouts
        "0, 1, 0",
        "1, 1, 1",
        "2, 1, 2",
        "3, 1, 2",
        "4, 1, 3",
        "7, 1, 3",
        "8, 1, 4",
        "127, 1, 7",
        "247, 1, 8",
        "248, 1, 9",
        "3, 3, 1",
        "9, 3, 2",
        "10, 3, 3",
        "21, 3, 3",
        "22, 3, 4",
        "2147483647, 1, 255"
    })
    void deferAccept_inSeconds_isSoManyTimeouts(int seconds, int base, int timeouts) {
        LinuxEra era = base == 1 ? LinuxEra.TODAY : LinuxEra.V2_6_32;
        assertThat(LinuxTimer.deferTimeouts(new SocketOptions(seconds, 0), era)).isEqualTo(timeouts);
    }

    @ParameterizedTest
    @CsvSource({
        // reqsk_timer_handler: timeouts, acked, TCP_DEFER_ACCEPT, I, young; what ends it, or what goes on
        "4, false, 0, 1, 1, RESEND",
        "5, false, 0, 1, 1, EXPIRE SYNACK_RETRIES",
        "5, true, 63, 1, 1, RESEND",
        "6, true, 63, 1, 1, EXPIRE SYNACK_RETRIES",
        "3, true, 31, 1, 1, WAIT",
        "4, true, 31, 1, 1, RESEND",
        "3, false, 31, 1, 1, RESEND",
        // the fewer young ones among many, the fewer retries, never fewer than two
        "1, false, 0, 100, 0, RESEND",
        "2, false, 0, 100, 0, EXPIRE PRUNED",
        "2, false, 0, 96, 12, EXPIRE PRUNED",
        "2, false, 0, 95, 12, RESEND",
        "3, false, 0, 95, 12, EXPIRE PRUNED"
    })
    void linuxTimer_fires_resendsWaitsOrEnds(int timeouts, boolean acked, int defer, int half, int young, String said) {
        ShownEntry entry = acked ? after(timeouts).acked() : after(timeouts);
        Shown queues = queues(10, half, 0).young(young).with(new SocketOptions(defer, 0));
        Verdict verdict = policy("linux-6.18").onTimer(entry, queues);
        String cause = verdict.cause().name().replace("SIM_", "");
        assertThat((verdict.action() + " " + cause).strip()).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        // NetBSD syn_cache_insert: tcp_syn_bucket_limit 105
        "netbsd, 104, false",
        "netbsd, 105, true",
        "openbsd, 105, true"
    })
    void syn_bucketAtItsLimit_evictsItsOldest(String name, int length, boolean evicts) {
        ShownEntry oldest = after(1);
        Verdict verdict = policy(name).onSyn(SYN, queues(2, 5, 0).bucket(length).oldest(oldest));
        assertThat(verdict.victim()).isEqualTo(evicts ? oldest : null);
        assertThat(said(verdict)).isEqualTo(evicts ? "QUEUE sc_added+sc_bucketoverflow" : "QUEUE sc_added");
    }

    @ParameterizedTest
    @CsvSource({
        // sonewconn_internal with soqlencomp: completed alone are limited, and all half-open by somaxconn
        "127, 4, false",
        "0, 5, true",
        "128, 4, true"
    })
    void xnu_limitOnCompletedOnly_halfOpenOnesHaveTheHosts(int incomplete, int completed, boolean evicts) {
        ShownEntry oldest = after(1);
        Verdict verdict = policy("xnu", "kern.ipc.soqlencomp=1")
                .onSyn(SYN, queues(5, incomplete, completed).oldest(oldest));
        assertThat(verdict.victim()).isEqualTo(evicts ? oldest : null);
    }

    @ParameterizedTest
    @CsvSource({
        // syncache_pause: time_uptime - pause_until < delta; the last pause took 15 s and ended so many ns ago
        "15000000000, 15",
        "14999999999, 30"
    })
    void freeBsd_overflowAfterAPause_sameAttackWhileLessThanItsLengthHasPassed(long endedAgo, long next) {
        Shown shown = queues(2, 40, 0).bucket(30).oldest(fresh()).paused(15 * SECOND, -endedAgo);
        assertThat(policy("freebsd-14").onSyn(SYN, shown).pauseNanos()).isEqualTo(next * SECOND);
    }

    @Test
    void freeBsd_socketGone_synTakesTheEntryAlongAndAckDoesNot() {
        Shown closed = queues(2, 1, 0).closed();
        Verdict bySyn = policy("freebsd-14").onSegment(SYN, fresh(), closed);
        Verdict byAck = policy("freebsd-14").onSegment(Asked.ACK, fresh(), closed);
        assertThat(bySyn.has(Mark.FORGET_ENTRY)).isTrue();
        assertThat(byAck.has(Mark.FORGET_ENTRY)).isFalse();
        assertThat(bySyn.action()).isEqualTo(byAck.action());
    }

    @Test
    void bsd44_keepTimerAndRetransmissionTogether_keepEndsIt() {
        // tcp_timers: 5.8 + 24 s, then 48 s would be 77.8: the 75 s come first; exactly at 75 s it is over
        long almost = 75 * SECOND - 1;
        assertThat(said(policy("bsd44").onTimer(after(1).aged(75 * SECOND), queues(5, 1, 0))))
                .startsWith("EXPIRE");
        assertThat(policy("bsd44")
                        .onTimer(after(1).aged(almost), queues(5, 1, 0))
                        .timerNanos())
                .isEqualTo(1);
        assertThat(policy("bsd44")
                        .onTimer(after(0).aged(51 * SECOND), queues(5, 1, 0))
                        .timerNanos())
                .isEqualTo(24 * SECOND);
    }
}
