package org.listenq.core.listener.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.listener.policy.Asked.ACK;
import static org.listenq.core.listener.policy.Asked.BAD_ACK;
import static org.listenq.core.listener.policy.Asked.RST;
import static org.listenq.core.listener.policy.Asked.SYN;
import static org.listenq.core.listener.policy.Asked.policy;
import static org.listenq.core.listener.policy.Asked.said;
import static org.listenq.core.listener.policy.Asked.seconds;
import static org.listenq.core.listener.policy.Shown.queues;
import static org.listenq.core.listener.policy.ShownEntry.after;
import static org.listenq.core.listener.policy.ShownEntry.fresh;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.Verdict;

/** The systems with few rules of their own, side by side; rows cite the tables of the semantics and their sources. */
class OtherSystemsTest {

    @ParameterizedTest
    @CsvSource({
        // policy, listen(fd, b), B, most completed or of the sum
        // NetBSD uipc_socket.c solisten, uipc_socket2.c sonewconn
        "netbsd, -1, 0, 1",
        "netbsd, 5, 5, 8",
        "netbsd, 1000, 128, 193",
        // OpenBSD: sominconn 80, 3 * so_qlimit
        "openbsd, 5, 80, 241",
        "openbsd, -1, 128, 385",
        "openbsd, 100, 100, 301",
        "openbsd, 1000, 128, 385",
        // XNU solisten: b <= 0 or b > somaxconn; the sum is exactly B
        "xnu, 0, 128, 128",
        "xnu, -1, 128, 128",
        "xnu, 1, 1, 1",
        "xnu, 5, 5, 5",
        "xnu, 200, 128, 128",
        // illumos sockcommon_subr.c, tcp_tunables.c
        "solaris, -1, 0, 1",
        "solaris, 0, 0, 1",
        "solaris, 2, 2, 4",
        "solaris, 5, 5, 8",
        "solaris, 200, 200, 128",
        // listen() reference: SOMAXCONN, SOMAXCONN_HINT
        "windows-rst-on-syn, 0, 1, 1",
        "windows-rst-on-syn, 5, 5, 5",
        "windows-rst-on-ack, 2147483647, 200, 200",
        "windows-rst-on-ack, -5, 200, 200",
        "windows-rst-on-ack, -1000, 1000, 1000",
        "windows-rst-on-ack, -2147483648, 65535, 65535",
        // gVisor sys_socket.go Listen: unsigned, 1024
        "gvisor, 0, 0, 1",
        "gvisor, 5, 5, 6",
        "gvisor, -1, 1024, 1025",
        // lwIP: u8, 0 is 1
        "lwip, 0, 1, 1",
        "lwip, -1, 1, 1",
        "lwip, 5, 5, 5",
        "lwip, 300, 255, 255",
        // UNP figure 4.10
        "hpux-11, 0, 0, 1",
        "hpux-11, 1, 1, 1",
        "hpux-11, 2, 2, 3",
        "hpux-11, 14, 14, 21"
    })
    void backlog_clamped_boundsWhatTheSystemBounds(String name, int backlog, int clamped, long most) {
        var limits = policy(name).limits(backlog);
        assertThat(limits.backlog()).isEqualTo(clamped);
        assertThat(Math.max(limits.completed().connections(), limits.sum().connections()))
                .isEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({
        // policy, B, I, C
        "netbsd, 2, 50, 2, QUEUE sc_added",
        "netbsd, 2, 0, 3, DROP",
        "openbsd, 80, 0, 80, QUEUE sc_added",
        "openbsd, 80, 0, 81, DROP",
        "xnu, 5, 2, 2, QUEUE accepts",
        "xnu, 5, 0, 5, DROP listendrop",
        "solaris, 2, 0, 3, QUEUE tcpPassiveOpens",
        "solaris, 2, 0, 4, DROP tcpListenDrop",
        "solaris, 2, 1027, 3, QUEUE tcpPassiveOpens",
        "solaris, 2, 1028, 3, DROP tcpListenDropQ0",
        "windows-rst-on-syn, 5, 9, 4, QUEUE",
        "windows-rst-on-syn, 5, 0, 5, RESET",
        "windows-rst-on-ack, 5, 9, 5, QUEUE",
        "gvisor, 2, 1, 2, QUEUE",
        "gvisor, 2, 2, 2, COOKIE ListenOverflowSynCookieSent",
        "gvisor, 2, 2, 3, DROP ListenOverflowSynDrop",
        "gvisor, 0, 0, 0, COOKIE ListenOverflowSynCookieSent",
        "lwip, 2, 1, 0, QUEUE",
        "lwip, 2, 1, 1, DROP",
        "hpux-11, 2, 2, 0, QUEUE",
        "hpux-11, 2, 2, 1, DROP"
    })
    void syn_queuesAsShown_isAnswered(String name, int backlog, int incomplete, int completed, String expected) {
        assertThat(said(policy(name).onSyn(SYN, queues(backlog, incomplete, completed))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"xnu, 5, 3, 2, QUEUE accepts", "solaris, 2, 1028, 3, QUEUE tcpHalfOpenDrop+tcpPassiveOpens"})
    void syn_limitReached_evicts(String name, int backlog, int incomplete, int completed, String expected) {
        ShownEntry victim = after(1);
        Shown queues = queues(backlog, incomplete, completed);
        Shown shown = name.equals("xnu")
                ? queues.oldest(victim).timedOut(after(2))
                : queues.oldest(fresh()).timedOut(victim);
        Verdict verdict = policy(name).onSyn(SYN, shown);
        assertThat(said(verdict)).isEqualTo(expected);
        assertThat(verdict.victim()).isSameAs(victim);
    }

    @ParameterizedTest
    @CsvSource({
        // policy, B, C, the final ACK
        "netbsd, 2, 3, CREATE sc_completed",
        "netbsd, 2, 4, RESET sc_aborted",
        "openbsd, 80, 240, CREATE sc_completed",
        "openbsd, 80, 241, RESET sc_aborted",
        "xnu, 2, 99, CREATE connects",
        "lwip, 2, 99, CREATE tcppassiveopens",
        "hpux-11, 2, 99, CREATE",
        "solaris, 2, 3, CREATE",
        "solaris, 2, 4, DEFER",
        "windows-rst-on-syn, 5, 4, CREATE",
        "windows-rst-on-ack, 5, 4, CREATE",
        "windows-rst-on-ack, 5, 5, RESET",
        "gvisor, 2, 2, CREATE",
        "gvisor, 2, 3, KEEP DroppedPackets"
    })
    void finalAck_completedQueueAsShown_isTreated(String name, int backlog, int completed, String expected) {
        Verdict verdict = policy(name).onSegment(ACK, fresh(), queues(backlog, 1, completed));
        assertThat(said(verdict)).isEqualTo(expected);
        assertThat(verdict.has(Mark.FORGET_ENTRY)).isEqualTo(expected.startsWith("RESET"));
    }

    @Test
    void solarisSettings_sockfsOrStreams_resetOrDefer() {
        ListenerPolicy sockfs = policy("solaris", "solaris.sockfs=1");
        assertThat(said(sockfs.onSegment(ACK, fresh(), queues(2, 1, 4)))).isEqualTo("RESET");
        ListenerPolicy streams = policy("solaris");
        assertThat(said(streams.onRoom(fresh().waiting(), queues(2, 1, 3)))).isEqualTo("CREATE");
        assertThat(said(streams.onRoom(fresh().waiting(), queues(2, 1, 4)))).isEqualTo("WAIT");
        assertThat(streams.onSegment(ACK, fresh(), queues(2, 1, 4)).timerNanos())
                .isEqualTo(Verdict.CANCEL_TIMER);
    }

    @Test
    void gvisorStrayAck_isTestedAsACookieIfThereIsRoom() {
        ListenerPolicy gvisor = policy("gvisor");
        assertThat(said(gvisor.onStray(ACK, queues(0, 0, 0).cookie(1))))
                .isEqualTo("CREATE ListenOverflowSynCookieRcvd");
        assertThat(said(gvisor.onStray(ACK, queues(0, 0, 0).cookie(2))))
                .isEqualTo("RESET ListenOverflowInvalidSynCookieRcvd");
        assertThat(said(gvisor.onStray(ACK, queues(0, 0, 1).cookie(1)))).isEqualTo("DROP ListenOverflowAckDrop");
    }

    @Test
    void xnuSettings_otherLimits_areTested() {
        ListenerPolicy fudged = policy("xnu", "kern.ipc.soqlimitcompat=0");
        assertThat(said(fudged.onSyn(SYN, queues(2, 0, 2)))).isEqualTo("QUEUE accepts");
        assertThat(said(fudged.onSyn(SYN, queues(2, 0, 3)))).isEqualTo("DROP listendrop");
        ListenerPolicy completedOnly = policy("xnu", "kern.ipc.soqlencomp=1");
        assertThat(said(completedOnly.onSyn(SYN, queues(2, 100, 1)))).isEqualTo("QUEUE accepts");
        assertThat(said(completedOnly.onSyn(SYN, queues(2, 128, 1)))).isEqualTo("DROP listendrop");
    }

    @ParameterizedTest
    @CsvSource({
        // XNU tcp_dropdropablreq: ++cur_cnt > qlen || old_cnt > qlen, qlen being the incomplete ones
        "0, 0, false",
        "2, 3, false",
        "3, 0, true",
        "0, 4, true"
    })
    void xnuSyn_moreEvictionsASecondThanEntries_evictsAtRandom(int now, int before, boolean atRandom) {
        ShownEntry oldest = after(1);
        ShownEntry other = fresh();
        Verdict verdict =
                policy("xnu").onSyn(SYN, queues(5, 3, 2).oldest(oldest).sought(now, before, other));
        assertThat(verdict.victim()).isSameAs(atRandom ? other : oldest);
        assertThat(verdict.has(Mark.SOUGHT_VICTIM)).isTrue();
        assertThat(said(verdict)).isEqualTo("QUEUE accepts");
    }

    @Test
    void lwipWithoutBacklog_limitsNothing() {
        ListenerPolicy lwip = policy("lwip", "TCP_LISTEN_BACKLOG=0");
        assertThat(said(lwip.onSyn(SYN, queues(2, 500, 500)))).isEqualTo("QUEUE");
        assertThat(lwip.limits(2).sum().connections()).isNegative();
    }

    @ParameterizedTest
    @CsvSource({
        // policy, times of the SYN-ACK after the first, and the end; whether the peer is told
        "netbsd, 3 9 21 45 93, false",
        "openbsd, 3 9 21 45 93, false",
        "xnu, 1 3 7 15 31 63 75, true",
        "solaris, 1 3 7 15 31 63 123 180, true",
        "windows-rst-on-syn, 3 9 21, false",
        "windows-rst-on-ack, 3 9 21, false",
        "gvisor, 1 3 7 15 31 63 127, false",
        "lwip, 3 9 20.5, false",
        "hpux-11, 5.8 29.8 75, true",
        "custom, 1 3 7 15 31 63, false"
    })
    void synAck_neverAnswered_isRepeatedUntilTheEnd(String name, String expected, boolean told) {
        ListenerPolicy policy = policy(name);
        double at = seconds(policy.onSyn(SYN, queues(5, 0, 0)));
        StringBuilder times = new StringBuilder();
        Verdict verdict;
        int timeouts = 0;
        do {
            times.append(BigDecimal.valueOf(Math.round(at * 10), 1)
                            .stripTrailingZeros()
                            .toPlainString())
                    .append(' ');
            verdict = policy.onTimer(after(timeouts++).aged((long) (at * 1e9)), queues(5, 1, 0));
            at += seconds(verdict);
        } while (!said(verdict).startsWith("EXPIRE"));
        assertThat(times.toString().strip()).isEqualTo(expected);
        assertThat(verdict.has(Mark.TELL_PEER)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        // policy, duplicate SYN, reset, bad ACK, close of the incomplete queue, reset of a completed one
        "netbsd, RESEND sc_dupsyn, FORGET sc_reset, RESET, SILENT, REMOVE",
        "openbsd, RESEND sc_dupsyn, FORGET sc_reset, RESET, SILENT, REMOVE",
        "xnu, RESEND, FORGET drops, RESET, RST, ACCEPT_FAILS",
        "solaris, RESEND, FORGET, RESET, RST, REMOVE",
        "windows-rst-on-syn, RESEND, FORGET, RESET, RST, READ_FAILS",
        "gvisor, RESEND, FORGET, RESET, RST, READ_FAILS",
        "lwip, RESEND, FORGET, RESET, LINGER, READ_FAILS",
        "hpux-11, RESEND, FORGET, RESET, RST, REMOVE"
    })
    void entry_otherSegments_areTreated(
            String name, String duplicate, String reset, String badAck, String close, String completed) {
        ListenerPolicy policy = policy(name);
        Verdict again = policy.onSegment(SYN, after(1), queues(5, 1, 0));
        assertThat(said(again)).isEqualTo(duplicate);
        assertThat(again.timerNanos()).isEqualTo(Verdict.KEEP_TIMER);
        assertThat(said(policy.onSegment(RST, fresh(), queues(5, 1, 0)))).isEqualTo(reset);
        assertThat(said(policy.onSegment(BAD_ACK, fresh(), queues(5, 1, 0)))).isEqualTo(badAck);
        assertThat(policy.onClose().incomplete().name()).isEqualTo(close);
        assertThat(policy.onResetOfCompleted().name()).isEqualTo(completed);
        String stray = said(policy.onStray(ACK, queues(5, 0, 0)));
        assertThat(stray).startsWith("RESET");
    }

    @ParameterizedTest
    @CsvSource({
        // settings, I, C, SYN, final ACK; B = 2
        "'', 3, 0, DROP, CREATE", "'', 2, 3, DROP, KEEP",
        "custom.syn-incomplete-full=1, 3, 0, RESET, CREATE", "custom.syn-incomplete-full=2, 3, 0, COOKIE, CREATE",
        "custom.syn-incomplete-full=3, 3, 0, QUEUE, CREATE", "custom.syn-completed-full=1, 0, 3, RESET, KEEP",
        "custom.syn-completed-full=2, 0, 3, QUEUE, KEEP", "custom.ack-completed-full=1, 0, 3, DROP, FORGET",
        "custom.ack-completed-full=2, 0, 3, DROP, RESET", "custom.ack-completed-full=3, 0, 3, DROP, DEFER",
        "custom.limit-sum=1, 1, 2, DROP, CREATE", "custom.limit-sum=1 custom.completed-tenths=15, 1, 2, QUEUE, CREATE",
        "custom.max-backlog=1, 2, 0, QUEUE, CREATE", "custom.completed-plus=0, 0, 2, DROP, KEEP"
    })
    void customKnobs_turned_changeTheAnswers(String settings, int incomplete, int completed, String syn, String ack) {
        ListenerPolicy policy = policy("custom", settings.split(" "));
        Shown shown = queues(2, incomplete, completed).oldest(fresh());
        assertThat(said(policy.onSyn(SYN, shown))).isEqualTo(syn);
        assertThat(said(policy.onSegment(ACK, fresh(), shown))).isEqualTo(ack);
    }

    @Test
    void customKnobs_ofTimersResetsAndClose_changeTheAnswers() {
        ListenerPolicy policy = policy(
                "custom",
                "custom.synack-first-ms=3000",
                "custom.synack-retries=1",
                "custom.death-tells=1",
                "custom.duplicate-syn=2",
                "custom.reset-incomplete=1",
                "custom.reset-completed=2",
                "custom.close-incomplete=2");
        assertThat(seconds(policy.onSyn(SYN, queues(2, 0, 0)))).isEqualTo(3);
        assertThat(seconds(policy.onTimer(after(0), queues(2, 1, 0)))).isEqualTo(6);
        assertThat(policy.onTimer(after(1), queues(2, 1, 0)).has(Mark.TELL_PEER))
                .isTrue();
        assertThat(said(policy.onSegment(SYN, fresh(), queues(2, 1, 0)))).isEqualTo("DROP");
        assertThat(said(policy.onSegment(RST, fresh(), queues(2, 1, 0)))).isEqualTo("DROP");
        assertThat(policy.onClose().incomplete().name()).isEqualTo("SILENT");
        assertThat(policy.onResetOfCompleted().name()).isEqualTo("ACCEPT_FAILS");
    }

    @Test
    void registry_listed_hasEachNameOnce() {
        assertThat(ListenerPolicies.all().stream().map(ListenerPolicy.Provider::name))
                .containsExactlyInAnyOrder("unp bsd44 linux-2.2 linux-2.4 linux-2.6.32 linux-3.10 linux-4.4 linux-4.10 "
                        .concat("linux-5.4 linux-6.18 freebsd-4 freebsd-14 xnu solaris windows-rst-on-syn ")
                        .concat("windows-rst-on-ack netbsd openbsd gvisor lwip hpux-11 custom")
                        .split(" "));
    }
}
