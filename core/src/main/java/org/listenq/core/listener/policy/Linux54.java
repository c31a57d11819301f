package org.listenq.core.listener.policy;

import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;

/**
 * The listening socket of Linux 4.10 to 6.13, which is {@link Linux618} but for one rule: the request queue is full at
 * {@code I >= B}, so it holds the backlog and not one more; with a backlog of 0 only cookies get in.
 *
 * <p>5.4 raised SOMAXCONN from 128 to 4096. 4.10 is where a full accept queue began to drop every SYN (commit
 * 5ea8ea2cb7f1).
 */
public final class Linux54 implements Variant {

    private static final String SOURCE =
            "include/net/inet_connection_sock.h inet_csk_reqsk_queue_is_full, net/ipv4/tcp_input.c tcp_conn_request";

    /** Makes it as of 5.4. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "linux-5.4",
            "the request queue holds the backlog, the accept queue backlog + 1; else like linux-6.18",
            new Provenance("Linux", "5.4 to 6.13", SOURCE + "; read in 5.4, 5.15, 6.1, 6.12", true),
            "linux-6.4",
            LinuxSettings.SINCE_5_4,
            values -> new Linux54(LinuxSettings.of(values)),
            Notes.NONE
                    .heedingLinux()
                    .remarking("With a backlog of 0 the request queue is always full: who connects does so by a "
                            + "cookie, without cookies nobody."));

    /** Makes it as of 4.10. */
    public static final ListenerPolicy.Provider SINCE_4_10 = new BuiltIn(
            "linux-4.10",
            "like linux-5.4, but net.core.somaxconn is 128",
            new Provenance("Linux", "4.10 to 5.3", SOURCE + "; read in 4.10, 4.19, 4.20, 5.3", true),
            "linux-6.4",
            LinuxSettings.SINCE_4_4,
            values -> new Linux54(LinuxSettings.of(values)),
            Notes.NONE
                    .heedingLinux()
                    .remarking("Since commit 5ea8ea2cb7f1 a full accept queue drops every SYN; the change went into "
                            + "many older kernels as well."));

    private final LinuxSettings settings;
    private final Linux618 neighbour;
    private final LinuxSyn syn;

    Linux54(LinuxSettings settings) {
        this.settings = settings;
        this.neighbour = new Linux618(settings);
        this.syn = new LinuxSyn(settings, LinuxEra.TODAY);
    }

    @Override
    public ListenerPolicy neighbour() {
        return neighbour;
    }

    @Override
    public Limits limits(int backlog) {
        Limit accept = settings.acceptQueue(backlog);
        Limit request = new Limit(accept.connections() - 1, "min(backlog, somaxconn)", accept.binding());
        return new Limits(
                settings.clamp(backlog),
                settings.forUnproven(request),
                accept,
                Limit.none("each queue has its own limit"));
    }

    @Override
    public Verdict onSyn(Segment segment, QueueView queues) {
        return syn.decide(segment, queues, requestQueueIsFull(queues), LinuxSyn.acceptQueueIsFull(queues));
    }

    /** inet_csk_reqsk_queue_is_full, from ef547f2ac16b (4.4) to 3479c7549fb1 (6.14). */
    static boolean requestQueueIsFull(QueueView queues) {
        return queues.incomplete() >= queues.backlog();
    }
}
