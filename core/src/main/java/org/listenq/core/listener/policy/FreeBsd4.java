package org.listenq.core.listener.policy;

import org.listenq.core.listener.Action;
import org.listenq.core.listener.CookieClock;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.Rule;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;

/**
 * The listening socket of FreeBSD 4.5 to 6, the system of UNP figure 4.10: {@link FreeBsd14} but for the SYN, which is
 * dropped when more than the backlog is completed, for SYN-ACKs 3, 6, 12 s apart, and without cookies and pauses.
 *
 * <p>Sources: tcp_input.c ({@code so_qlen <= so_qlimit}), tcp_syncache.c.
 */
public final class FreeBsd4 implements Variant {

    /** Makes it. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "freebsd-4",
            "a SYN that finds more than the backlog completed is dropped; entries live in a cache of the host for 45 s",
            new Provenance(
                    "FreeBSD",
                    "4.5 to 6",
                    "sys/netinet/tcp_syncache.c at b194344ef6b3, tcp_input.c; reset of a completed one not verified,"
                            + " cookies left out",
                    true),
            "freebsd-4",
            FreeBsdSettings.SINCE_4,
            values -> new FreeBsd4(FreeBsdSettings.of(values)),
            Notes.unverified(Rule.RESET_OF_COMPLETED)
                    .remarking("A burst overshoots the backlog, as the test is made at the SYN; 3/2 backlog + 1 at "
                            + "the final ACK is the end."));

    private static final Verdict FULL = Verdict.of(Action.DROP).because(SyncacheCauses.ACCEPT_FULL);

    private final FreeBsd14 neighbour;

    private FreeBsd4(FreeBsdSettings settings) {
        this.neighbour = new FreeBsd14(settings, 3_000, 0);
    }

    @Override
    public ListenerPolicy neighbour() {
        return neighbour;
    }

    @Override
    public Verdict onSyn(Segment syn, QueueView queues) {
        return queues.completed() > queues.backlog() ? FULL : neighbour.onSyn(syn, queues);
    }

    @Override
    public int buckets() {
        return neighbour.buckets();
    }

    @Override
    public CookieClock cookieClock() {
        return neighbour.cookieClock();
    }
}
