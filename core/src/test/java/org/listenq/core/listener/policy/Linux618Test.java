package org.listenq.core.listener.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.listener.policy.Shown.queues;
import static org.listenq.core.listener.policy.ShownEntry.after;
import static org.listenq.core.listener.policy.ShownEntry.fresh;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.core.listener.CloseRule;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.ResetRule;
import org.listenq.core.listener.SocketOptions;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentPool;
import org.listenq.core.settings.Settings;

/** Linux 6.18, rule by rule; each row names the place in the kernel. */
class Linux618Test {

    private static final long SECOND = 1_000_000_000L;
    private static final String NO_COOKIES = "net.ipv4.tcp_syncookies=0";
    private static final String ALWAYS = "net.ipv4.tcp_syncookies=2";
    private static final String NONE = "";

    private static ListenerPolicy policy(String setting) {
        Map<String, Long> given =
                setting.isEmpty() ? Map.of() : Map.of(setting.split("=", 2)[0], Long.valueOf(setting.split("=", 2)[1]));
        ListenerPolicy.Provider provider = ListenerPolicies.find("linux-6.18").orElseThrow();
        return provider.create(Settings.of(provider.settings(), given));
    }

    private static Segment segment(int flags, int seq, int ack, int length) {
        Segment segment = new SegmentPool().take().start(Connection.NONE, Direction.TO_SERVER, flags);
        return segment.seq(seq, 1).ack(ack, ShownEntry.ISS).length(length);
    }

    private static String said(Verdict verdict) {
        return (verdict.action() + " "
                        + verdict.counters().text().replace("TcpExt", "").replace("Tcp", ""))
                .trim();
    }

    @ParameterizedTest
    @CsvSource({
        // listen(fd, b), somaxconn, B: net/socket.c __sys_listen_socket compares as unsigned
        "2, 4096, 2",
        "0, 4096, 0",
        "-1, 4096, 4096",
        "5000, 4096, 4096",
        "200, 128, 128",
        "5, 3, 3",
        "5, 0, 0",
        "-1, 16, 16"
    })
    void backlog_clamped_asUnsignedBySomaxconn(int backlog, long somaxconn, int clamped) {
        ListenerPolicy policy = policy("net.core.somaxconn=" + somaxconn);
        assertThat(policy.limits(backlog).backlog()).isEqualTo(clamped);
        assertThat(policy.limits(backlog).completed().connections()).isEqualTo(clamped + 1);
        assertThat(policy.limits(backlog).completed().binding()).contains(clamped == backlog ? "backlog" : "somaxconn");
    }

    @Test
    void limitsWithoutCookies_smallMaxSynBacklog_areBoundByItsThreeQuarters() {
        ListenerPolicy.Provider provider = ListenerPolicies.find("linux-6.18").orElseThrow();
        Map<String, Long> given = Map.of("net.ipv4.tcp_syncookies", 0L, "net.ipv4.tcp_max_syn_backlog", 128L);
        ListenerPolicy policy = provider.create(Settings.of(provider.settings(), given));
        assertThat(policy.limits(128).incomplete().connections()).isEqualTo(97);
        assertThat(policy.limits(10).incomplete().connections()).isEqualTo(11);
    }

    static Stream<Arguments> syns() {
        return Stream.of(
                // tcp_conn_request: inet_csk_reqsk_queue_is_full is I > B since 3479c7549fb1
                Arguments.of(NONE, queues(2, 2, 0), "QUEUE"),
                Arguments.of(NONE, queues(2, 3, 0), "COOKIE TCPReqQFullDoCookies+SyncookiesSent"),
                Arguments.of(NO_COOKIES, queues(2, 2, 0), "QUEUE"),
                Arguments.of(NO_COOKIES, queues(2, 3, 0), "DROP TCPReqQFullDrop+ListenDrops"),
                // sk_acceptq_is_full is C > B, and is tested also when a cookie is wanted
                Arguments.of(NONE, queues(2, 0, 2), "QUEUE"),
                Arguments.of(NONE, queues(2, 0, 3), "DROP ListenOverflows+ListenDrops"),
                Arguments.of(NONE, queues(2, 3, 3), "DROP TCPReqQFullDoCookies+ListenOverflows+ListenDrops"),
                Arguments.of(NO_COOKIES, queues(2, 3, 3), "DROP TCPReqQFullDrop+ListenDrops"),
                Arguments.of(NONE, queues(0, 0, 0), "QUEUE"),
                // tcp_syncookies = 2
                Arguments.of(ALWAYS, queues(2, 0, 0), "COOKIE TCPReqQFullDoCookies+SyncookiesSent"),
                // the last quarter, M = 1024: 1024 - 769 < 256
                Arguments.of(NO_COOKIES, queues(4096, 768, 0), "QUEUE"),
                Arguments.of(NO_COOKIES, queues(4096, 769, 0), "DROP ListenDrops"),
                Arguments.of(NO_COOKIES, queues(4096, 769, 0).provenPeer(), "QUEUE"),
                Arguments.of(NONE, queues(4096, 2000, 0), "QUEUE"),
                // a SYN that recycles TIME_WAIT skips the request queue's tests but not the accept queue's
                Arguments.of(NO_COOKIES, queues(2, 9, 0).recycling(), "QUEUE"),
                Arguments.of(NO_COOKIES, queues(2, 9, 3).recycling(), "DROP ListenOverflows+ListenDrops"));
    }

    @ParameterizedTest
    @MethodSource("syns")
    void syn_queuesAsShown_isAnsweredInTheKernelsOrder(String setting, Shown queues, String expected) {
        assertThat(said(policy(setting).onSyn(segment(Flags.SYN, 0, 0, 0), queues)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"999999999, false", "1000000000, false", "1000000001, true"})
    void cookie_afterAnOverflow_stampsAtMostOncePerSecond(long ago, boolean stamps) {
        // include/net/tcp.h tcp_synq_overflow: time_between32(now, last, last + HZ)
        Verdict verdict =
                policy(NONE).onSyn(segment(Flags.SYN, 0, 0, 0), queues(2, 3, 0).overflowed(ago));
        assertThat(verdict.has(Mark.OVERFLOWED)).isEqualTo(stamps);
    }

    static Stream<Arguments> segments() {
        long now = queues(2, 1, 0).now();
        return Stream.of(
                // E1
                row(NONE, segment(Flags.SYN, 0, 0, 0), fresh(), queues(2, 1, 0), "RESEND TCPSynRetrans+RetransSegs"),
                row(
                        NONE,
                        segment(Flags.SYN, 0, 0, 0),
                        fresh().answered(now - SECOND / 2 + 1),
                        queues(2, 1, 0),
                        "DROP TCPACKSkippedSynRecv"),
                row(
                        NONE,
                        segment(Flags.SYN, 0, 0, 0),
                        fresh().answered(now - SECOND / 2),
                        queues(2, 1, 0),
                        "RESEND TCPSynRetrans+RetransSegs"),
                // E2
                row(NONE, segment(Flags.ACK, 1, 2, 0), fresh(), queues(2, 1, 0), "PASS_ON"),
                // E3
                row(NONE, segment(Flags.ACK, 70_000, 1, 9), fresh(), queues(2, 1, 0), "CHALLENGE"),
                row(NONE, segment(Flags.RST, 70_000, 0, 0), fresh(), queues(2, 1, 0), "DROP"),
                row(NONE, segment(Flags.RST, 0, 0, 0), fresh(), queues(2, 1, 0), "DROP"),
                // E4
                row(NONE, segment(Flags.RST, 1, 0, 0), fresh(), queues(2, 1, 0), "FORGET AttemptFails+EmbryonicRsts"),
                row(
                        NONE,
                        segment(Flags.RST_ACK, 1, 1, 0),
                        fresh(),
                        queues(2, 1, 0),
                        "FORGET AttemptFails+EmbryonicRsts"),
                // E5
                row(NONE, segment(Flags.PSH, 1, 0, 5), fresh(), queues(2, 1, 0), "DROP"));
    }

    static Stream<Arguments> handshakeAcks() {
        SocketOptions defer = new SocketOptions(3, 0);
        return Stream.of(
                // E6: 3 s are 2 timeouts
                row(
                        NONE,
                        segment(Flags.ACK, 1, 1, 0),
                        after(1),
                        queues(2, 1, 0).with(defer),
                        "KEEP TCPDeferAcceptDrop"),
                row(NONE, segment(Flags.ACK, 1, 1, 0), after(2), queues(2, 1, 0).with(defer), "CREATE PassiveOpens"),
                row(NONE, segment(Flags.ACK, 1, 1, 5), fresh(), queues(2, 1, 0).with(defer), "CREATE PassiveOpens"),
                row(
                        NONE,
                        segment(Flags.FIN_ACK, 1, 1, 0),
                        fresh(),
                        queues(2, 1, 0).with(defer),
                        "CREATE PassiveOpens"),
                // E7
                row(NONE, segment(Flags.ACK, 1, 1, 0), fresh(), queues(2, 1, 2), "CREATE PassiveOpens"),
                row(NONE, segment(Flags.ACK, 1, 1, 0), fresh(), queues(2, 1, 3), "KEEP ListenOverflows+ListenDrops"),
                row(NONE, segment(Flags.ACK, 1, 1, 9), fresh(), queues(2, 1, 3), "KEEP ListenOverflows+ListenDrops"),
                row(
                        "net.ipv4.tcp_abort_on_overflow=1",
                        segment(Flags.ACK, 1, 1, 0),
                        fresh(),
                        queues(2, 1, 3),
                        "RESET ListenOverflows+ListenDrops+EmbryonicRsts+OutRsts"),
                // a challenge ACK of a client that sent data: its number is beyond the first
                row(NONE, segment(Flags.ACK, 17, 1, 0), fresh(), queues(2, 1, 0), "CREATE PassiveOpens"),
                // the listening socket is closed: tcp_v4_rcv drops the request and looks up again
                row(NONE, segment(Flags.ACK, 1, 1, 0), fresh(), queues(2, 1, 0).closed(), "PASS_ON"));
    }

    private static Arguments row(String setting, Segment segment, HalfOpenView entry, QueueView queues, String says) {
        return Arguments.of(setting, segment, entry, queues, says);
    }

    @ParameterizedTest
    @MethodSource({"segments", "handshakeAcks"})
    void entry_segment_isTreatedInTheOrderOfTcpCheckReq(
            String setting, Segment segment, HalfOpenView entry, QueueView queues, String expected) {
        assertThat(said(policy(setting).onSegment(segment, entry, queues))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 4", "6, 64", "7, 120", "20, 120"})
    void duplicateSyn_restartsTheTimer_withTheTimeoutThatItHad(int timeouts, long seconds) {
        Verdict verdict = policy(NONE).onSegment(segment(Flags.SYN, 0, 0, 0), after(timeouts), queues(2, 1, 0));
        assertThat(verdict.timerNanos()).isEqualTo(seconds * SECOND);
        assertThat(verdict.has(Mark.COUNT_TIMEOUT)).isFalse();
        assertThat(verdict.has(Mark.COUNT_RETRANSMISSION)).isTrue();
    }

    @Test
    void ghost_finalAckRefused_isMarkedAcknowledged() {
        Verdict verdict = policy(NONE).onSegment(segment(Flags.ACK, 1, 1, 0), fresh(), queues(2, 1, 3));
        assertThat(verdict.has(Mark.ACKED)).isTrue();
        assertThat(verdict.timerNanos()).isEqualTo(Verdict.KEEP_TIMER);
    }

    static Stream<Arguments> strays() {
        Shown lately = queues(2, 0, 0).overflowed(120 * SECOND);
        Shown longAgo = queues(2, 0, 0).overflowed(120 * SECOND + 1);
        Segment ack = segment(Flags.ACK, 1, 1, 0);
        return Stream.of(
                // K1: TCP_SYNCOOKIE_VALID
                Arguments.of(NONE, ack, queues(2, 0, 0).cookie(0), "RESET OutRsts"),
                Arguments.of(NONE, ack, longAgo.cookie(0), "RESET OutRsts"),
                Arguments.of(NO_COOKIES, ack, lately.cookie(0), "RESET OutRsts"),
                // K2: MAX_SYNCOOKIE_AGE
                Arguments.of(NONE, ack, lately.cookie(1), "CREATE SyncookiesRecv+PassiveOpens"),
                Arguments.of(NONE, ack, lately.cookie(2), "RESET SyncookiesFailed+OutRsts"),
                // K3: the host's view says -1 for any other number
                Arguments.of(NONE, ack, lately, "RESET SyncookiesFailed+OutRsts"),
                // K4: tcp_abort_on_overflow does nothing here
                Arguments.of(
                        NONE,
                        ack,
                        queues(2, 0, 3).overflowed(0).cookie(0),
                        "DROP SyncookiesRecv+ListenOverflows+ListenDrops"),
                Arguments.of(
                        "net.ipv4.tcp_abort_on_overflow=1",
                        ack,
                        queues(2, 0, 3).overflowed(0).cookie(0),
                        "DROP SyncookiesRecv+ListenOverflows+ListenDrops"),
                Arguments.of(NONE, ack, queues(2, 0, 2).overflowed(0).cookie(0), "CREATE SyncookiesRecv+PassiveOpens"),
                Arguments.of(NONE, segment(Flags.SYN_ACK, 0, 1, 0), lately.cookie(0), "RESET OutRsts"));
    }

    @ParameterizedTest
    @MethodSource("strays")
    void stray_ack_isACookieOrReset(String setting, Segment segment, QueueView queues, String expected) {
        assertThat(said(policy(setting).onStray(segment, queues))).isEqualTo(expected);
    }

    static Stream<Arguments> timers() {
        SocketOptions defer = new SocketOptions(10, 0);
        String again = "RESEND TCPTimeouts+TCPSynRetrans+RetransSegs";
        String over = "EXPIRE TCPTimeouts";
        return Stream.of(
                Arguments.of(fresh(), queues(128, 1, 0), again),
                Arguments.of(after(4), queues(128, 1, 0), again),
                Arguments.of(after(5), queues(128, 1, 0), over),
                // T2, pruning: 2 I > max(8, B)
                Arguments.of(after(2), queues(2, 4, 0), again),
                Arguments.of(after(2), queues(2, 5, 0), over),
                Arguments.of(after(1), queues(2, 5, 0), again),
                Arguments.of(after(2), queues(16, 8, 0), again),
                Arguments.of(after(2), queues(16, 9, 0), over),
                // young entries raise the limit: y = 2 young, doubled per step; 9 < 10 stops at once
                Arguments.of(after(2), queues(16, 9, 0).young(5), again),
                Arguments.of(after(4), queues(16, 9, 0).young(4), over),
                Arguments.of(after(3), queues(16, 9, 0).young(4), again),
                Arguments.of(after(3), queues(16, 9, 0).young(2), over),
                Arguments.of(after(2), queues(16, 9, 0).young(2), again),
                // T3 with TCP_DEFER_ACCEPT 10 s = 4 timeouts
                Arguments.of(after(1).acked(), queues(128, 1, 0).with(defer), "WAIT TCPTimeouts"),
                Arguments.of(after(3).acked(), queues(128, 1, 0).with(defer), again),
                Arguments.of(after(1), queues(128, 1, 0).with(defer), again),
                Arguments.of(
                        after(5).acked(),
                        queues(128, 1, 0).with(new SocketOptions(60, 0)),
                        "RESEND TCPTimeouts+TCPSynRetrans+RetransSegs"),
                // TCP_SYNCNT of the listening socket replaces tcp_synack_retries
                Arguments.of(after(2), queues(128, 1, 0).with(new SocketOptions(0, 2)), over),
                // T1, before anything is counted
                Arguments.of(fresh(), queues(128, 1, 0).closed(), "EXPIRE"));
    }

    @ParameterizedTest
    @MethodSource("timers")
    void timer_fires_resendsOrExpires(HalfOpenView entry, QueueView queues, String expected) {
        assertThat(said(policy(NONE).onTimer(entry, queues))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2", "3, 2", "4, 3", "7, 3", "8, 4", "10, 4", "60, 6"})
    void deferAccept_seconds_areTimeouts(int seconds, int timeouts) {
        // net/ipv4/tcp.c secs_to_retrans
        assertThat(LinuxTimer.deferTimeouts(new SocketOptions(seconds, 0), LinuxEra.TODAY))
                .isEqualTo(timeouts);
    }

    @Test
    void closeAndReset_rules_areInetCskListenStops() {
        assertThat(policy(NONE).onClose()).isEqualTo(new CloseRule(CloseRule.Fate.LINGER, CloseRule.Fate.RST));
        assertThat(policy(NONE).onResetOfCompleted()).isEqualTo(ResetRule.READ_FAILS);
    }

    @Test
    void migrateReq_close_movesBothQueuesAndCountsConnections() {
        CloseRule rule = policy("net.ipv4.tcp_migrate_req=1").onClose();
        assertThat(rule.incomplete()).isEqualTo(CloseRule.Fate.MIGRATE);
        assertThat(rule.completed()).isEqualTo(CloseRule.Fate.MIGRATE);
        assertThat(rule.migrated().text()).isEqualTo("TcpExtTCPMigrateReqSuccess");
    }
}
