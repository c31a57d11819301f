package org.listenq.core.listener.policy;

import java.util.Optional;
import org.listenq.core.listener.CloseRule;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.Rule;
import org.listenq.core.listener.TableScan;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Settings;

/**
 * The listening socket of Linux 2.4 to 4.3: the request queue is a table whose size is a power of two, and a full
 * accept queue drops a SYN only when more than one young request is there, as in {@link Linux44}.
 *
 * <p>These kernels have one timer for all requests: every 0.2 s they scan a part of the table, all of it in 0.5 s (3.10
 * with 16 buckets) to 1.5 s (2.4, 2.6.32), so that what a request's timer does is late by up to as much and 0.2 s more.
 * Here that is so with {@code TCP_SYNQ_INTERVAL} of 200; with 0, the default, timers are exact, as elsewhere. Either
 * way pruning is decided request by request, not once a scan.
 */
public final class Linux310 implements Variant {

    private static final String READ = "; read, not run; counters and life of cookies not verified";

    /** Makes it as of 3.10. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "linux-3.10",
            "the request queue holds a power of two above the backlog, at least 16; a full accept queue leaks ghosts",
            new Provenance(
                    "Linux",
                    "3.2 to 4.3",
                    "net/ipv4/tcp_ipv4.c tcp_v4_conn_request, inet_connection_sock.c inet_csk_reqsk_queue_prune,"
                            + " net/core/request_sock.c reqsk_queue_alloc" + READ,
                    true),
            "linux-6.4",
            LinuxSettings.SINCE_2_6_32,
            values -> of(values, LinuxEra.V3_10),
            Notes.unverified(Rule.CLOSE_INCOMPLETE, Rule.CLOSE_COMPLETED)
                    .heedingLinux()
                    .remarking(
                            "A full accept queue drops a SYN only while more than one request is young, that is, "
                                    + "has not timed out: two clients more per timeout get an OK.",
                            "When half of the table is in use, old requests get fewer SYN-ACKs, the fewer the "
                                    + "less of them is young."));

    /** Makes it as of 2.6.32: 3 s between the first SYN-ACKs, and a duplicate SYN leaves the timer alone. */
    public static final ListenerPolicy.Provider SINCE_2_6_32 = new BuiltIn(
            "linux-2.6.32",
            "like linux-3.10, but SYN-ACKs are 3, 6, 12 .. s apart and refused SYNs move no counter",
            new Provenance(
                    "Linux",
                    "2.6.20 to 3.0",
                    "net/ipv4/tcp_ipv4.c tcp_v4_conn_request, inet_connection_sock.c, net/core/request_sock.c" + READ,
                    true),
            "linux-2.6.32",
            LinuxSettings.SINCE_2_6_32,
            values -> of(values, LinuxEra.V2_6_32),
            Notes.unverified(Rule.CLOSE_INCOMPLETE, Rule.CLOSE_COMPLETED)
                    .heedingLinux()
                    .remarking("The young rule and the pruning of linux-3.10."));

    /** Makes it as of 2.4, the system of UNP figure 4.10: the table's size has nothing to do with the backlog. */
    public static final ListenerPolicy.Provider SINCE_2_4 = new BuiltIn(
            "linux-2.4",
            "the request queue holds tcp_max_syn_backlog; a full accept queue still gives backlog + 3 clients an OK",
            new Provenance(
                    "Linux",
                    "2.4",
                    "net/socket.c sys_listen, net/ipv4/tcp_ipv4.c tcp_v4_conn_request, tcp_minisocks.c tcp_check_req,"
                            + " tcp_timer.c tcp_synack_timer" + READ,
                    true),
            "linux-2.4",
            LinuxSettings.SINCE_2_4,
            Linux310::since24,
            Notes.unverified(Rule.CLOSE_INCOMPLETE, Rule.CLOSE_COMPLETED)
                    .heedingLinux()
                    .remarking(
                            "The young rule of linux-3.10: with timeouts of 3 s two clients more get an OK in the "
                                    + "first 3 s.",
                            "Without cookies the last quarter of tcp_max_syn_backlog is kept for peers that are "
                                    + "known."));

    private static final int LEAST = 16;
    private static final int LEAST_2_4 = 64;

    /** TCP_SYNQ_HSIZE: buckets of the table of 2.4, however many requests it may hold. */
    private static final int BUCKETS_2_4 = 512;

    private static final long MILLISECOND = 1_000_000;

    private final LinuxSettings settings;
    private final LinuxEra era;
    private final long scanNanos;
    private final long leastSize;
    private final boolean sizedByBacklog;
    private final Linux618 neighbour;
    private final LinuxSyn syn;
    private final LinuxTimer timer;

    private Linux310(Settings values, LinuxEra era, long leastSize, boolean sizedByBacklog) {
        this.settings = LinuxSettings.of(values);
        this.era = era;
        this.scanNanos = values.get(LinuxSettings.SCAN_INTERVAL) * MILLISECOND;
        this.leastSize = leastSize;
        this.sizedByBacklog = sizedByBacklog;
        this.neighbour = new Linux618(settings, era);
        this.syn = new LinuxSyn(settings, era);
        this.timer = new LinuxTimer(settings, era);
    }

    private static Linux310 of(Settings values, LinuxEra era) {
        return new Linux310(values, era, LEAST, true);
    }

    private static Linux310 since24(Settings values) {
        return new Linux310(values, LinuxEra.V2_4, LEAST_2_4, false);
    }

    @Override
    public ListenerPolicy neighbour() {
        return neighbour;
    }

    /**
     * Returns the size of the table: net/core/request_sock.c reqsk_queue_alloc rounds up min(backlog, max_syn_backlog)
     * + 1, at least 16; 2.4's tcp_listen_start goes from 64 up to tcp_max_syn_backlog.
     */
    private long size(int backlog) {
        long wanted = sizedByBacklog ? Math.min(backlog, settings.maxSynBacklog()) + 1 : settings.maxSynBacklog();
        long size = leastSize;
        while (size < wanted) {
            size *= 2;
        }
        return size;
    }

    @Override
    public Limits limits(int backlog) {
        int clamped = settings.clamp(backlog);
        String wanted = sizedByBacklog ? "min(backlog, somaxconn, max_syn_backlog) + 1" : "max_syn_backlog";
        String formula = wanted + ", rounded up to a power of two, at least " + leastSize;
        String binding =
                sizedByBacklog ? "backlog = " + clamped : "net.ipv4.tcp_max_syn_backlog = " + settings.maxSynBacklog();
        Limit request = settings.forUnproven(new Limit(size(clamped), formula, binding));
        Limit none = Limit.none("each queue has its own limit");
        return new Limits(clamped, request, settings.acceptQueue(backlog), none);
    }

    @Override
    public Verdict onSyn(Segment segment, QueueView queues) {
        boolean full = queues.incomplete() >= size(queues.backlog());
        return syn.decide(segment, queues, full, Linux44.acceptQueueRefuses(queues));
    }

    /** inet_csk_reqsk_queue_prune: {@code budget = 2 * (nr_table_entries / (timeout / interval))}, at least one. */
    @Override
    public Optional<TableScan> scan(int backlog) {
        if (scanNanos == 0) {
            return Optional.empty();
        }
        long buckets = sizedByBacklog ? size(settings.clamp(backlog)) : BUCKETS_2_4;
        long budget = 2 * (buckets / (era.baseNanos() / scanNanos));
        return Optional.of(new TableScan(buckets, era.baseNanos(), scanNanos, Math.max(1, budget)));
    }

    /** inet_csk_reqsk_queue_prune: crowded at half of the table. */
    @Override
    public Verdict onTimer(HalfOpenView request, QueueView queues) {
        return timer.decide(request, queues, 2L * queues.incomplete() >= size(queues.backlog()));
    }

    /** inet_csk_listen_stop frees the requests; children are reset. */
    @Override
    public CloseRule onClose() {
        return new CloseRule(CloseRule.Fate.SILENT, CloseRule.Fate.RST);
    }
}
