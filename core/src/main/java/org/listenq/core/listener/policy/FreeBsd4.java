package org.listenq.core.listener.policy;

import org.listenq.core.listener.Action;
import org.listenq.core.listener.CookieClock;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.Rule;
import org.listenq.core.listener.SocketOption;
import org.listenq.core.listener.SocketOptions;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;

/**
 * The listening socket of FreeBSD 4.5 to 6, the system of UNP figure 4.10: {@link FreeBsd14} but for the SYN, which is
 * dropped when more than the backlog is completed, for SYN-ACKs 3, 6, 12 s apart, and for cookies: every initial
 * sequence number is one, for about 4 s, and counts only for 4 s after a bucket overflowed at this listening socket.
 * Nothing pauses.
 *
 * <p>Sources: tcp_input.c ({@code so_qlen <= so_qlimit}), tcp_syncache.c syncache_insert, syncookie_generate,
 * syncookie_lookup (SYNCOOKIE_TIMEOUT, 32 secrets). The kernel notes the overflow at the socket of the entry that goes,
 * which is another one only when several listen.
 */
public final class FreeBsd4 implements Variant {

    /** Makes it. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "freebsd-4",
            "a SYN that finds more than the backlog completed is dropped; entries live in a cache of the host for 45 s",
            new Provenance(
                    "FreeBSD",
                    "4.5 to 6",
                    "sys/netinet/tcp_syncache.c at b194344ef6b3, tcp_input.c; reset of a completed one not verified",
                    true),
            "freebsd-4",
            FreeBsdSettings.SINCE_4,
            values -> new FreeBsd4(FreeBsdSettings.of(values)),
            Notes.unverified(Rule.RESET_OF_COMPLETED)
                    .heeding(SocketOption.ACCEPT_FILTER)
                    .remarking(
                            "A burst overshoots the backlog, as the test is made at the SYN; 3/2 backlog + 1 at "
                                    + "the final ACK is the end.",
                            Notes.ACCEPT_FILTERS));

    private static final Verdict FULL = Verdict.of(Action.DROP).because(SyncacheCauses.ACCEPT_FULL);

    /** SYNCOOKIE_TIMEOUT: how long after an overflow cookies count. */
    private static final long COOKIES_COUNT = 4_000_000_000L;

    /** Each of SYNCOOKIE_NSECRETS secrets is used for 1/8 s and expires 4 s after its first use. */
    private static final long SECRETS = 32;

    private final boolean cookies;
    private final FreeBsd14 neighbour;

    private FreeBsd4(FreeBsdSettings settings) {
        this.cookies = settings.cookies();
        this.neighbour = new FreeBsd14(settings.withoutCookies(), 3_000, 0);
    }

    @Override
    public ListenerPolicy neighbour() {
        return neighbour;
    }

    @Override
    public Limits limits(int backlog, SocketOptions options) {
        return neighbour.limits(backlog, options);
    }

    @Override
    public Verdict onSyn(Segment syn, QueueView queues) {
        if (queues.completed() > queues.backlog()) {
            return FULL;
        }
        Verdict verdict = neighbour.onSyn(syn, queues);
        return verdict.victim() == null ? verdict : verdict.marking(Mark.OVERFLOWED);
    }

    /** syncookie_lookup. */
    @Override
    public Verdict onStray(Segment segment, QueueView queues) {
        long age = queues.host().cookieAge(segment);
        boolean counts = cookies && queues.now() <= queues.overflowedAt() + COOKIES_COUNT;
        return counts && age >= 0 && age < SECRETS ? neighbour.byCookie(queues) : neighbour.onStray(segment, queues);
    }

    @Override
    public int buckets() {
        return neighbour.buckets();
    }

    @Override
    public CookieClock cookieClock() {
        return new CookieClock(COOKIES_COUNT / SECRETS, cookies);
    }
}
