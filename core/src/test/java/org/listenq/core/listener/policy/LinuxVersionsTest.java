package org.listenq.core.listener.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.listener.policy.Asked.ACK;
import static org.listenq.core.listener.policy.Asked.SYN;
import static org.listenq.core.listener.policy.Asked.policy;
import static org.listenq.core.listener.policy.Asked.said;
import static org.listenq.core.listener.policy.Asked.seconds;
import static org.listenq.core.listener.policy.Shown.queues;
import static org.listenq.core.listener.policy.ShownEntry.after;
import static org.listenq.core.listener.policy.ShownEntry.fresh;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.core.listener.CloseRule;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.ListenerRig;
import org.listenq.core.listener.ResetRule;
import org.listenq.core.listener.SocketOptions;
import org.listenq.core.listener.TableScan;
import org.listenq.core.listener.Verdict;
import org.listenq.core.trace.EventKind;

/** What tells the versions of Linux apart; the table is that of the semantics, one row a version and rule. */
class LinuxVersionsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final String NO_COOKIES = "net.ipv4.tcp_syncookies=0";

    @ParameterizedTest
    @CsvSource({
        // policy, listen(fd, b), B, request queue, accept queue
        // 2.2 af_inet.c inet_listen: 0 is 1; the request queue is tcp_max_syn_backlog whatever b is
        "linux-2.2, 0, 1, 129, 2",
        "linux-2.2, -1, 128, 129, 129",
        "linux-2.2, 5, 5, 129, 6",
        // 2.4 sys_listen: 128; tcp_listen_start: a power of two, at least 64 and at least tcp_max_syn_backlog
        "linux-2.4, 0, 0, 193, 1",
        "linux-2.4, -1, 128, 193, 129",
        "linux-2.4, 1000, 128, 193, 129",
        // reqsk_queue_alloc: roundup_pow_of_two(max(8, min(B, M)) + 1)
        "linux-2.6.32, 0, 0, 16, 1",
        "linux-3.10, 5, 5, 16, 6",
        "linux-3.10, 15, 15, 16, 16",
        "linux-3.10, 16, 16, 32, 17",
        "linux-3.10, 31, 31, 32, 32",
        "linux-3.10, 64, 64, 128, 65",
        "linux-3.10, 128, 128, 256, 129",
        "linux-3.10, -1, 128, 256, 129",
        // ef547f2ac16b: I >= B
        "linux-4.4, 5, 5, 5, 6",
        "linux-4.4, 1000, 128, 128, 129",
        "linux-4.10, 0, 0, 0, 1",
        "linux-4.10, 1000, 128, 128, 129",
        // somaxconn 4096 since 5.4
        "linux-5.4, 1000, 1000, 1000, 1001",
        "linux-5.4, -1, 4096, 4096, 4097",
        // 3479c7549fb1: I > B
        "linux-6.18, 5, 5, 6, 6"
    })
    void backlog_clamped_boundsBothQueues(String name, int backlog, int clamped, long requests, long accepts) {
        ListenerPolicy policy = policy(name);
        assertThat(policy.limits(backlog).backlog()).isEqualTo(clamped);
        assertThat(policy.limits(backlog).incomplete().connections()).isEqualTo(requests);
        assertThat(policy.limits(backlog).completed().connections()).isEqualTo(accepts);
    }

    static Stream<Arguments> syns() {
        return Stream.of(
                        // 2.2 tcp_v4_conn_request: I > M; the accept queue does not matter
                        "linux-2.2 | 5, 128, 100, 9 | QUEUE",
                        "linux-2.2 | 5, 129, 0, 9 | DROP AttemptFails",
                        // 2.4: I >> max_qlen_log; C > B and young > 1
                        "linux-2.4 | 2, 0, 3, 1 | QUEUE",
                        "linux-2.4 | 2, 0, 3, 2 | DROP AttemptFails",
                        "linux-2.4 | 2, 0, 2, 2 | QUEUE",
                        "linux-2.4 | 2, 192, 0, 9 | QUEUE",
                        "linux-2.4 | 2, 193, 0, 9 | DROP AttemptFails",
                        "linux-2.4 | 2, 256, 0, 9 | DROP AttemptFails",
                        // 2.6.32: the same, uncounted
                        "linux-2.6.32 | 2, 15, 0, 9 | QUEUE",
                        "linux-2.6.32 | 2, 16, 0, 9 | DROP",
                        "linux-2.6.32 | 2, 0, 3, 2 | DROP",
                        // 3.10: counted since 3.8
                        "linux-3.10 | 2, 16, 0, 9 | DROP TCPReqQFullDrop+ListenDrops",
                        "linux-3.10 | 2, 0, 3, 1 | QUEUE",
                        "linux-3.10 | 2, 0, 3, 2 | DROP ListenOverflows+ListenDrops",
                        // 4.4: I >= B; still the young rule
                        "linux-4.4 | 5, 4, 0, 0 | QUEUE",
                        "linux-4.4 | 5, 5, 0, 0 | DROP TCPReqQFullDrop+ListenDrops",
                        "linux-4.4 | 2, 1, 3, 1 | QUEUE",
                        "linux-4.4 | 2, 1, 3, 2 | DROP ListenOverflows+ListenDrops",
                        // 4.10, 5ea8ea2cb7f1: C > B alone
                        "linux-4.10 | 2, 1, 3, 0 | DROP ListenOverflows+ListenDrops",
                        "linux-4.10 | 0, 0, 0, 0 | DROP TCPReqQFullDrop+ListenDrops",
                        "linux-5.4 | 2, 1, 2, 0 | QUEUE",
                        "linux-5.4 | 2, 2, 0, 0 | DROP TCPReqQFullDrop+ListenDrops",
                        "linux-6.18 | 2, 2, 0, 0 | QUEUE",
                        "linux-6.18 | 0, 0, 0, 0 | QUEUE")
                .map(row -> Arguments.of((Object[]) row.split(" \\| ")));
    }

    @ParameterizedTest
    @MethodSource("syns")
    void synWithoutCookies_queuesAsShown_isAnsweredAsThatVersionDoes(String name, String lengths, String expected) {
        int[] n = Arrays.stream(lengths.split(", ")).mapToInt(Integer::parseInt).toArray();
        Verdict verdict =
                policy(name, NO_COOKIES).onSyn(SYN, queues(n[0], n[1], n[2]).young(n[3]));
        assertThat(said(verdict)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // request queue full, cookies on: TCPReqQFullDoCookies is not there before 2.6.38
        "linux-2.2, 200, COOKIE SyncookiesSent",
        "linux-2.4, 256, COOKIE SyncookiesSent",
        "linux-2.6.32, 16, COOKIE SyncookiesSent",
        "linux-3.10, 16, COOKIE TCPReqQFullDoCookies+SyncookiesSent",
        "linux-4.4, 2, COOKIE TCPReqQFullDoCookies+SyncookiesSent",
        "linux-5.4, 2, COOKIE TCPReqQFullDoCookies+SyncookiesSent"
    })
    void synWithCookies_requestQueueFull_getsOne(String name, int incomplete, String expected) {
        Verdict verdict = policy(name, "net.ipv4.tcp_syncookies=1").onSyn(SYN, queues(2, incomplete, 0));
        assertThat(said(verdict)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "linux-2.2, KEEP",
        "linux-2.4, KEEP ListenOverflows+ListenDrops",
        "linux-2.6.32, KEEP ListenOverflows+ListenDrops",
        "linux-3.10, KEEP ListenOverflows+ListenDrops",
        "linux-5.4, KEEP ListenOverflows+ListenDrops"
    })
    void finalAck_acceptQueueFull_leavesAGhost(String name, String expected) {
        assertThat(said(policy(name).onSegment(ACK, fresh(), queues(2, 1, 3)))).isEqualTo(expected);
        assertThat(said(policy(name).onSegment(ACK, fresh(), queues(2, 1, 2)))).isEqualTo("CREATE PassiveOpens");
    }

    @ParameterizedTest
    @CsvSource({
        // times of the SYN-ACK's retransmissions and of the entry's end; backlog 64 keeps the pruning away
        "linux-2.2, 3 9 21 45 93 189 309 429",
        "linux-2.4, 3 9 21 45 93 189",
        "linux-2.6.32, 3 9 21 45 93 189",
        "linux-3.10, 1 3 7 15 31 63",
        "linux-4.4, 1 3 7 15 31 63",
        "linux-5.4, 1 3 7 15 31 63"
    })
    void synAck_neverAnswered_isRepeatedAndForgotten(String name, String expected) {
        ListenerPolicy policy = policy(name);
        double at = seconds(policy.onSyn(SYN, queues(64, 0, 0)));
        StringBuilder times = new StringBuilder();
        for (int timeouts = 0; ; timeouts++) {
            times.append((long) at).append(' ');
            Verdict verdict = policy.onTimer(after(timeouts), queues(64, 1, 0));
            if (said(verdict).startsWith("EXPIRE")) {
                break;
            }
            at += seconds(verdict);
        }
        assertThat(times.toString().strip()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // policy, TCP_DEFER_ACCEPT in s, timeouts so far, a bare ACK, the timer of a request that was acknowledged
        // 2.4 tcp_check_req drops bare ACKs for good, and its SYN-ACKs go on
        "linux-2.4, 3, 0, KEEP, RESEND", "linux-2.4, 3, 4, KEEP, RESEND", "linux-2.4, 3, 5, KEEP, EXPIRE",
        // since 2.6.32 the deferral ends; its timeouts are 3, 6, 12 .. s long, later 1, 2, 4 .. s
        "linux-2.6.32, 3, 0, KEEP, RESEND", "linux-2.6.32, 3, 1, CREATE, RESEND", "linux-2.6.32, 5, 0, KEEP, WAIT",
        "linux-3.10, 3, 0, KEEP, WAIT", "linux-3.10, 3, 1, KEEP, RESEND", "linux-3.10, 3, 2, CREATE, RESEND"
    })
    void deferAccept_bareAck_endsWithTheDeferralSince2632(
            String name, int seconds, int timeouts, String ack, String timer) {
        Shown queues = queues(64, 1, 0).with(new SocketOptions(seconds, 0));
        assertThat(said(policy(name).onSegment(ACK, after(timeouts), queues))).startsWith(ack);
        assertThat(said(policy(name).onTimer(after(timeouts).acked(), queues))).startsWith(timer);
    }

    @ParameterizedTest
    @CsvSource({
        // inet_csk_reqsk_queue_prune: I >= L/2 with L = 16 and 64; 4.4 on: 2 I > max(8, B); 2.2 never
        "linux-3.10, 7, RESEND", "linux-3.10, 8, EXPIRE",
        "linux-2.4, 127, RESEND", "linux-2.4, 128, EXPIRE",
        "linux-4.4, 4, RESEND", "linux-4.4, 5, EXPIRE",
        "linux-2.2, 128, RESEND"
    })
    void oldRequest_queueCrowded_isPruned(String name, int incomplete, String expected) {
        assertThat(said(policy(name).onTimer(after(3), queues(2, incomplete, 0))))
                .startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // policy, answered how many ms ago, what, timer: 3.10 restarts, 2.6.32 does not, 4.0 limits
        "linux-2.4, 1, RESEND, -1",
        "linux-2.6.32, 1, RESEND, -1",
        "linux-3.10, 1, RESEND RetransSegs, 2",
        "linux-4.4, 1, DROP TCPACKSkippedSynRecv, -1",
        "linux-4.4, 500, RESEND TCPSynRetrans+RetransSegs, 2"
    })
    void duplicateSyn_arrives_isAnswered(String name, long millisAgo, String expected, long timerSeconds) {
        ShownEntry entry = after(1).answered(Shown.NOW - millisAgo * 1_000_000);
        Verdict verdict = policy(name).onSegment(SYN, entry, queues(5, 1, 0));
        assertThat(said(verdict)).isEqualTo(expected);
        assertThat(verdict.timerNanos()).isEqualTo(timerSeconds < 0 ? Verdict.KEEP_TIMER : timerSeconds * SECOND);
    }

    @ParameterizedTest
    @CsvSource({"linux-2.2, 3", "linux-2.4, 3", "linux-3.10, 3", "linux-4.4, 120", "linux-5.4, 120"})
    void cookieAck_afterTheLastOverflow_countsForAWhile(String name, long validSeconds) {
        ListenerPolicy policy = policy(name, "net.ipv4.tcp_syncookies=1");
        Shown lately = queues(2, 0, 0).overflowed(validSeconds * SECOND).cookie(1);
        Shown longAgo = queues(2, 0, 0).overflowed(validSeconds * SECOND + 1).cookie(1);
        assertThat(said(policy.onStray(ACK, lately))).isEqualTo("CREATE SyncookiesRecv+PassiveOpens");
        assertThat(said(policy.onStray(ACK, longAgo))).isEqualTo("RESET OutRsts");
    }

    @Test
    void closeAndReset_rules_followTheVersion() {
        CloseRule freed = new CloseRule(CloseRule.Fate.SILENT, CloseRule.Fate.RST);
        CloseRule lingering = new CloseRule(CloseRule.Fate.LINGER, CloseRule.Fate.RST);
        assertThat(policy("linux-2.2").onClose()).isEqualTo(freed);
        assertThat(policy("linux-3.10").onClose()).isEqualTo(freed);
        assertThat(policy("linux-4.4").onClose()).isEqualTo(lingering);
        assertThat(policy("linux-5.4").onClose()).isEqualTo(lingering);
        assertThat(policy("linux-3.10").onResetOfCompleted()).isEqualTo(ResetRule.READ_FAILS);
    }

    @ParameterizedTest
    @CsvSource({
        // inet_csk_reqsk_queue_prune: budget = 2 * (nr_table_entries / (timeout / interval)); policy, backlog
        "linux-3.10, 2, 16, 1000, 6",
        "linux-3.10, 128, 256, 1000, 102",
        "linux-2.6.32, 2, 16, 3000, 2",
        // tcp_timer.c tcp_synack_timer: TCP_SYNQ_HSIZE 512, whatever the backlog
        "linux-2.4, 2, 512, 3000, 68"
    })
    void scanInterval_asInTheKernel_walksOverThePartOfTheTable(
            String name, int backlog, long buckets, long first, long perStep) {
        assertThat(policy(name, "TCP_SYNQ_INTERVAL=200").scan(backlog))
                .contains(new TableScan(buckets, first * 1_000_000, 200_000_000, perStep));
        assertThat(policy(name).scan(backlog)).isEmpty();
    }

    @Test
    void scanInterval_asInTheKernel_spreadsSynAcksOverTheSweep() {
        ListenerRig rig = new ListenerRig(policy("linux-3.10", "TCP_SYNQ_INTERVAL=200"), 8);
        for (int i = 0; i < 7; i++) {
            rig.syn(rig.connection());
        }
        rig.runTo(1_700);
        List<Long> times = rig.rows.stream()
                .filter(row -> row.kind() == EventKind.TIMER_FIRE)
                .map(row -> row.timeNanos() / 1_000_000)
                .toList();
        assertThat(times).hasSize(7).isSubsetOf(1_000L, 1_200L, 1_400L);
        assertThat(Set.copyOf(times)).hasSizeGreaterThan(1);
    }
}
