package org.listenq.core.client.stack;

import com.google.common.collect.ImmutableList;
import org.listenq.core.client.ClientCounters;
import org.listenq.core.client.ClientStack;
import org.listenq.core.client.stack.TableStackProvider.Syn;
import org.listenq.core.established.AcknowledgementRules;
import org.listenq.core.established.EndpointCounters;
import org.listenq.core.established.EstablishedRules;
import org.listenq.core.established.RetransmissionRules;
import org.listenq.core.settings.Provenance;
import org.listenq.core.trace.CounterSet;

/**
 * The active sides whose SYN schedules are tables. Their schedules and times of giving up have a source each; how they
 * retransmit data (least timeout, number of tries) is from memory and not verified.
 */
final class TableStacks {

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final CounterSet NONE = CounterSet.NONE;
    private static final ClientCounters UNCOUNTED = new ClientCounters(NONE, NONE, NONE, NONE, NONE, NONE);
    private static final EndpointCounters UNCOUNTED_DATA =
            new EndpointCounters(NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE);
    private static final String DATA = "; data timers not verified";

    private TableStacks() {}

    /** Returns how a system sends data that needs {@code minMillis} to time out and tries {@code count} times. */
    private static EstablishedRules data(long minMillis, long maxSeconds, int count, EndpointCounters counters) {
        return new EstablishedRules(
                new RetransmissionRules(
                        0,
                        minMillis * MILLI,
                        3 * SECOND,
                        maxSeconds * SECOND,
                        false,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE,
                        count),
                new AcknowledgementRules(0, 100 * MILLI, 0, 0, 0),
                10,
                1460,
                true,
                counters);
    }

    private static ClientStack.Provider bsd(String name, String summary, Provenance provenance, Syn syn) {
        EstablishedRules data = data(230, 64, 12, Bsd44Stack.ENDPOINT_COUNTERS);
        return new TableStackProvider(name, summary, provenance, syn, data, Bsd44Stack.COUNTERS, ImmutableList.of());
    }

    static final ClientStack.Provider FREEBSD_14 = bsd(
            "freebsd-14",
            "FreeBSD: SYN at 0, 1, 3.2, 7.4, 15.6, 31.8 and 64 s, ETIMEDOUT at 75 s",
            new Provenance("FreeBSD", "12 to 15", "sys/netinet/tcp_timer.c; packetdrill snd-syn tests" + DATA, true),
            Syn.of(75_000, true, 1_000, 2_200, 4_200, 8_200, 16_200, 32_200, 64_000));

    static final ClientStack.Provider FREEBSD_4 = bsd(
            "freebsd-4",
            "FreeBSD 4 to 11: SYN at 0, 3, 6, 9, 12, 15, 21, 33 and 57 s, ETIMEDOUT at 75 s",
            new Provenance("FreeBSD", "4 to 11", "sys/netinet/tcp_timer.c tcp_syn_backoff; slop ignored" + DATA, true),
            Syn.of(75_000, true, 3_000, 3_000, 3_000, 3_000, 3_000, 6_000, 12_000, 24_000, 48_000));

    static final ClientStack.Provider MACOS = bsd(
            "macos",
            "macOS: SYN at 0, 1, 2, 3, 4, 5, 7, 11, 19, 35 and 67 s, ETIMEDOUT at 75 s",
            new Provenance("XNU", "xnu-11417", "bsd/netinet/tcp_timer.c tcp_syn_backoff; 75.0 s measured" + DATA, true),
            Syn.of(75_000, true, 1_000, 1_000, 1_000, 1_000, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000));

    static final ClientStack.Provider WINDOWS_7 = windows(
            "windows-7",
            "Windows 7 and 2008 R2: SYN at 0, 3 and 9 s, WSAETIMEDOUT at 21 s; sends it again after a reset",
            "7, 2008 R2",
            Syn.of(21_000, false, 3_000, 6_000, 12_000));

    static final ClientStack.Provider WINDOWS_10 = windows(
            "windows-10",
            "Windows 10 and 11: SYN at 0, 1, 3, 7 and 15 s, WSAETIMEDOUT at 21 s; sends it again after a reset",
            "10, 11",
            Syn.of(21_000, false, 1_000, 2_000, 4_000, 8_000, 16_000));

    private static ClientStack.Provider windows(String name, String summary, String versions, Syn syn) {
        return new TableStackProvider(
                name,
                summary,
                new Provenance("Windows", versions, "third-party measurements, KB175523" + DATA, false),
                syn,
                data(300, 240, 5, UNCOUNTED_DATA),
                UNCOUNTED,
                TableStackProvider.WINDOWS);
    }

    static final ClientStack.Provider GVISOR = new TableStackProvider(
            "gvisor",
            "gVisor: SYN at 0, 1, 3, 7, 15, 31 and 63 s, ETIMEDOUT at 127 s",
            new Provenance("gVisor", "current", "pkg/tcpip/transport/tcp/connect.go" + DATA, true),
            Syn.of(127_000, true, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000),
            data(200, 120, 15, UNCOUNTED_DATA),
            UNCOUNTED,
            ImmutableList.of());

    static final ClientStack.Provider LWIP = new TableStackProvider(
            "lwip",
            "lwIP: SYN at 0, 3, 6, 9, 12, 15 and 18 s, ERR_ABRT at 18.5 s",
            new Provenance("lwIP", "2.x", "src/core/tcp.c tcp_slowtmr, TCP_SYNMAXRTX 6" + DATA, true),
            Syn.of(18_500, false, 3_000),
            data(500, 60, 12, UNCOUNTED_DATA),
            UNCOUNTED,
            ImmutableList.of());

    /** Its active side was not read: the schedule is that of its SYN-ACKs. */
    static final ClientStack.Provider SOLARIS = new TableStackProvider(
            "solaris",
            "Solaris and illumos: SYN at 0, 1, 3, 7, 15, 31, 63 and 123 s, ETIMEDOUT at 180 s, as its SYN-ACKs",
            new Provenance("illumos", "current", "tcp_tunables.c, tcp_timers.c; the active side was not read", false),
            Syn.of(180_000, true, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000),
            data(400, 60, 12, UNCOUNTED_DATA),
            UNCOUNTED,
            ImmutableList.of());
}
