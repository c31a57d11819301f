package org.listenq.core.listener.policy;

import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;

/**
 * The listening socket of Linux 4.4 to 4.9, which is {@link Linux54} but for one rule: a full accept queue drops a SYN
 * only when more than one young request is there, so it goes on making ghosts.
 */
public final class Linux44 implements Variant {

    /** Makes it. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "linux-4.4",
            "like linux-4.10, but a full accept queue still admits a SYN while at most one young request is there",
            new Provenance(
                    "Linux",
                    "4.4 to 4.9",
                    "net/ipv4/tcp_input.c tcp_conn_request, include/net/inet_connection_sock.h; read in 4.4.0, 4.9.0",
                    true),
            "linux-6.4",
            LinuxSettings.SINCE_4_4,
            values -> new Linux44(LinuxSettings.of(values)),
            Notes.NONE
                    .heedingLinux()
                    .remarking("With a backlog of 0 or 1 at most one request can be young, so that a full accept "
                            + "queue drops no SYN: all get cookies."));

    private final Linux54 neighbour;
    private final LinuxSyn syn;

    Linux44(LinuxSettings settings) {
        this.neighbour = new Linux54(settings);
        this.syn = new LinuxSyn(settings, LinuxEra.TODAY);
    }

    @Override
    public ListenerPolicy neighbour() {
        return neighbour;
    }

    @Override
    public Verdict onSyn(Segment segment, QueueView queues) {
        return syn.decide(segment, queues, Linux54.requestQueueIsFull(queues), acceptQueueRefuses(queues));
    }

    /** sk_acceptq_is_full(sk) && inet_csk_reqsk_queue_young(sk) > 1, from 2.4 to 4.9. */
    static boolean acceptQueueRefuses(QueueView queues) {
        return LinuxSyn.acceptQueueIsFull(queues) && queues.young() > 1;
    }
}
