package org.listenq.core.listener.policy;

import org.listenq.core.listener.CloseRule;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.Rule;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;

/**
 * The listening socket of Linux 2.2: net/ipv4/tcp_ipv4.c tcp_v4_conn_request and tcp_v4_syn_recv_sock, af_inet.c
 * inet_listen, tcp_timer.c.
 *
 * <p>A SYN meets the request queue's limit only, which has nothing to do with the backlog; a full accept queue drops
 * final ACKs and keeps their requests, so every client gets an OK until the request queue is full.
 */
public final class Linux22 implements Variant {

    /** Makes it. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "linux-2.2",
            "SYNs are admitted whatever the accept queue holds, up to tcp_max_syn_backlog ghosts; SYN-ACKs for 429 s",
            new Provenance(
                    "Linux",
                    "2.2",
                    "net/ipv4/af_inet.c, tcp_ipv4.c, tcp_timer.c; not run; age of cookies, closing: not verified",
                    true),
            "linux-2.4",
            LinuxSettings.SINCE_2_2,
            values -> new Linux22(LinuxSettings.of(values)),
            Notes.unverified(Rule.DUPLICATE_SYN, Rule.RESET_OF_COMPLETED, Rule.CLOSE_INCOMPLETE, Rule.CLOSE_COMPLETED)
                    .remarking(
                            "The accept queue is looked at when the final ACK comes, never at a SYN.",
                            "A cookie is looked at within 3 s of the last overflow only."));

    private final LinuxSettings settings;
    private final Linux618 neighbour;
    private final LinuxSyn syn;
    private final LinuxTimer timer;

    private Linux22(LinuxSettings settings) {
        this.settings = settings;
        this.neighbour = new Linux618(settings, LinuxEra.V2_2);
        this.syn = new LinuxSyn(settings, LinuxEra.V2_2);
        this.timer = new LinuxTimer(settings, LinuxEra.V2_2);
    }

    @Override
    public ListenerPolicy neighbour() {
        return neighbour;
    }

    /** inet_listen: 0 is 1; the comparison with SOMAXCONN is unsigned. */
    @Override
    public Limits limits(int backlog) {
        int wanted = backlog == 0 ? 1 : backlog;
        Limit request = new Limit(
                settings.maxSynBacklog() + 1,
                "max_syn_backlog + 1",
                "net.ipv4.tcp_max_syn_backlog = " + settings.maxSynBacklog());
        Limit none = Limit.none("each queue has its own limit");
        return new Limits(settings.clamp(wanted), request, settings.acceptQueue(wanted), none);
    }

    @Override
    public Verdict onSyn(Segment segment, QueueView queues) {
        return syn.decide(segment, queues, queues.incomplete() > settings.maxSynBacklog(), false);
    }

    @Override
    public Verdict onTimer(HalfOpenView request, QueueView queues) {
        return timer.decide(request, queues, false);
    }

    @Override
    public CloseRule onClose() {
        return new CloseRule(CloseRule.Fate.SILENT, CloseRule.Fate.RST);
    }
}
