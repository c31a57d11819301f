package org.listenq.core.listener.policy;

import org.listenq.core.listener.CloseRule;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.ResetRule;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.LinuxCounters;

/**
 * The listening socket of Linux 6.14 to 6.18.
 *
 * <p>Two queues, each of which holds one more than the backlog: the request queue is full when its length exceeds
 * the backlog
 * (since commit 3479c7549fb1), the accept queue likewise. A SYN meets both tests, a final ACK the second.
 */
public final class Linux618 implements ListenerPolicy {

    /** Makes it. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "linux-6.18",
            "each queue holds backlog + 1; cookies when the request queue is full; a full accept queue drops SYNs",
            new Provenance(
                    "Linux",
                    "6.14 to 6.18",
                    "net/ipv4/tcp_input.c tcp_conn_request, tcp_minisocks.c tcp_check_req, inet_connection_sock.c"
                            + " reqsk_timer_handler, syncookies.c cookie_v4_check; measured on 6.18.44",
                    true),
            "linux-6.18",
            LinuxSettings.DECLARED,
            values -> new Linux618(LinuxSettings.of(values)),
            Notes.NONE
                    .heedingLinux()
                    .remarking(
                            "The accept queue is tested after the request queue: a SYN that wants a cookie is "
                                    + "dropped all the same if it is full.",
                            "Without cookies the last quarter of tcp_max_syn_backlog is kept for peers that are "
                                    + "known: those drops move ListenDrops only.",
                            "When requests are more than 4 and more than half of the backlog, old ones get fewer "
                                    + "SYN-ACKs: at the least three, and 7 s.",
                            "A cookie is good for 60 to 120 s, and only a segment that begins right after the SYN "
                                    + "proves it.",
                            "Of duplicates of one request one in 500 ms is answered; segments with data are not "
                                    + "counted.",
                            "With TCP_DEFER_ACCEPT a bare ACK does not complete the handshake until as many "
                                    + "timeouts are over."));

    private static final CloseRule MIGRATE = new CloseRule(
            CloseRule.Fate.MIGRATE, CloseRule.Fate.MIGRATE, CounterSet.of(LinuxCounters.MIGRATE_REQ_SUCCESS));

    private final LinuxSettings settings;
    private final LinuxSyn syn;
    private final LinuxEntry entry;
    private final LinuxCookie cookie;
    private final LinuxTimer timer;

    Linux618(LinuxSettings settings) {
        this(settings, LinuxEra.TODAY);
    }

    /** Makes an older one, whose neighbours replace the tests for full queues. */
    Linux618(LinuxSettings settings, LinuxEra era) {
        this.settings = settings;
        this.syn = new LinuxSyn(settings, era);
        this.entry = new LinuxEntry(settings, era);
        this.cookie = new LinuxCookie(settings, era);
        this.timer = new LinuxTimer(settings, era);
    }

    @Override
    public Limits limits(int backlog) {
        Limit limit = settings.acceptQueue(backlog);
        Limit none = Limit.none("each queue has its own limit");
        return new Limits(settings.clamp(backlog), settings.forUnproven(limit), limit, none);
    }

    @Override
    public Verdict onSyn(Segment segment, QueueView queues) {
        return syn.decide(segment, queues, queues.incomplete() > queues.backlog(), LinuxSyn.acceptQueueIsFull(queues));
    }

    @Override
    public Verdict onSegment(Segment segment, HalfOpenView request, QueueView queues) {
        return entry.decide(segment, request, queues);
    }

    @Override
    public Verdict onStray(Segment segment, QueueView queues) {
        return cookie.decide(segment, queues);
    }

    @Override
    public Verdict onTimer(HalfOpenView request, QueueView queues) {
        return timer.decide(request, queues, 2L * queues.incomplete() > Math.max(8, queues.backlog()));
    }

    /** inet_csk_listen_stop: children are reset; requests find out at their next timer or segment; or both move. */
    @Override
    public CloseRule onClose() {
        return settings.migrateReq() ? MIGRATE : new CloseRule(CloseRule.Fate.LINGER, CloseRule.Fate.RST);
    }

    /** tcp_reset leaves the child in the accept queue; accept() returns it. */
    @Override
    public ResetRule onResetOfCompleted() {
        return ResetRule.READ_FAILS;
    }
}
