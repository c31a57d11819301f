package org.listenq.core.listener.policy;

import static org.listenq.core.trace.BsdCounters.ACCEPTS;
import static org.listenq.core.trace.BsdCounters.LISTEN_DROP;
import static org.listenq.core.trace.BsdCounters.SC_ABORTED;
import static org.listenq.core.trace.BsdCounters.SC_ADDED;
import static org.listenq.core.trace.BsdCounters.SC_BUCKET_OVERFLOW;
import static org.listenq.core.trace.BsdCounters.SC_COMPLETED;
import static org.listenq.core.trace.BsdCounters.SC_DUPSYN;
import static org.listenq.core.trace.BsdCounters.SC_RECV_COOKIE;
import static org.listenq.core.trace.BsdCounters.SC_RESET;
import static org.listenq.core.trace.BsdCounters.SC_RETRANSMITTED;
import static org.listenq.core.trace.BsdCounters.SC_SEND_COOKIE;
import static org.listenq.core.trace.BsdCounters.SC_STALE;

import org.listenq.core.listener.Action;
import org.listenq.core.listener.CloseRule;
import org.listenq.core.listener.CookieClock;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.HostView;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.ResetRule;
import org.listenq.core.listener.SocketOption;
import org.listenq.core.listener.SocketOptions;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;
import org.listenq.core.trace.CounterSet;

/**
 * The listening socket of FreeBSD 13 to 15: sys/netinet/tcp_syncache.c syncache_add, syncache_expand, syncache_timer,
 * syncache_chkrst, syncache_pause; sys/kern/uipc_socket.c solisten_proto, sonewconn.
 *
 * <p>Entries live in a cache of the whole host, whatever the backlog; a full bucket loses its oldest entry and pauses
 * the cache: for 15 s, doubled when it happens again soon, there are cookies only. The backlog bounds completed
 * connections, and only when the final ACK comes: a client hears OK, and then a reset.
 */
public final class FreeBsd14 implements ListenerPolicy {

    /** Makes it. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "freebsd-14",
            "SYNs are always answered, from a cache of the host; a final ACK beyond 3/2 backlog + 1 is reset",
            new Provenance(
                    "FreeBSD",
                    "13 to 15",
                    "sys/netinet/tcp_syncache.c, sys/kern/uipc_socket.c; 14 taken to be as 13 and 15; read, not run",
                    true),
            "freebsd-14",
            FreeBsdSettings.DECLARED,
            values -> new FreeBsd14(FreeBsdSettings.of(values), 1_000, 200),
            Notes.NONE
                    .heeding(SocketOption.ACCEPT_FILTER)
                    .remarking(
                            "With cookies, a full bucket pauses the cache of the whole host for 15 s, doubled "
                                    + "when it happens again soon: meanwhile there are cookies only, good for "
                                    + "15 to 30 s.",
                            "A reset removes an entry only if its sequence number is exact; else a challenge ACK "
                                    + "answers.",
                            "A duplicate SYN sets the number of retransmissions to 0, so that a client that goes "
                                    + "on keeps its entry alive.",
                            Notes.ACCEPT_FILTERS));

    private static final long SECOND = 1_000_000_000L;

    /** TCP_SYNCACHE_PAUSE_TIME and SYNCOOKIE_LIFETIME. */
    private static final long PAUSE = 15 * SECOND;

    /** PAUSE doubled TCP_SYNCACHE_MAX_BACKOFF times. */
    private static final long LONGEST_PAUSE = PAUSE << 6;

    /** TCPTV_REXMTMAX. */
    private static final long LONGEST_MILLIS = 64_000;

    /** Two secrets, a new one each 15 s: a cookie is good for 15 to 30 s. */
    private static final long COOKIE_TICKS = 2;

    private static final Verdict STRAY = Verdict.of(Action.RESET).because(BsdCauses.NO_ENTRY);
    private static final Verdict BAD_COOKIE = Verdict.of(Action.RESET).because(SyncacheCauses.BAD_COOKIE);
    private static final Verdict COOKIE =
            Verdict.of(Action.COOKIE).because(SyncacheCauses.COOKIE).counting(CounterSet.of(SC_SEND_COOKIE));
    private static final Verdict COMPLETE = Verdict.of(Action.CREATE).counting(CounterSet.of(ACCEPTS, SC_COMPLETED));
    private static final Verdict BY_COOKIE = COMPLETE.counting(CounterSet.of(SC_RECV_COOKIE, ACCEPTS, SC_COMPLETED));
    private static final Verdict GONE = Verdict.of(Action.PASS_ON).because(SyncacheCauses.LISTENER_CLOSED);
    private static final Verdict PAUSED = Verdict.of(Action.EXPIRE).because(SyncacheCauses.PAUSED);
    private static final Verdict RST_IGNORED = Verdict.of(Action.DROP).because(SyncacheCauses.BAD_RST);
    private static final Verdict CHALLENGE = Verdict.of(Action.CHALLENGE).because(SyncacheCauses.BAD_RST);
    private static final Verdict HELD = held(COMPLETE);
    private static final Verdict HELD_BY_COOKIE = held(BY_COOKIE);
    private static final Verdict PASSED = Verdict.of(Action.CREATE);
    private static final Verdict WAIT = Verdict.of(Action.WAIT);
    private static final CounterSet NO_SOCKET = CounterSet.of(LISTEN_DROP, SC_ABORTED);

    private final FreeBsdSettings settings;
    private final SynAckTimer timer;
    private final EntryRules rules;
    private final Verdict admit;
    private final Verdict noSocket;
    private final Verdict noSocketForCookie;

    FreeBsd14(FreeBsdSettings settings, long baseMillis, long slopMillis) {
        this.settings = settings;
        this.timer = timer(settings.retries(), baseMillis, slopMillis);
        Verdict again =
                Verdict.of(Action.RESEND).counting(CounterSet.of(SC_DUPSYN)).marking(Mark.RESET_RETRANSMISSIONS);
        Verdict reset = Verdict.of(Action.FORGET).because(BsdCauses.RESET).counting(CounterSet.of(SC_RESET));
        Verdict badAck = Verdict.of(Action.RESET).because(BsdCauses.BAD_ACK).marking(Mark.FORGET_ENTRY);
        this.rules = new EntryRules(timer.start(again), reset, badAck);
        CounterSet added = CounterSet.of(SC_ADDED);
        this.admit =
                timer.start(Verdict.of(Action.QUEUE)).counting(settings.cookies() ? added.and(SC_SEND_COOKIE) : added);
        Verdict refused = Verdict.of(settings.resets() ? Action.RESET : Action.FORGET)
                .because(SyncacheCauses.NO_SOCKET_MADE)
                .counting(NO_SOCKET);
        this.noSocket = settings.resets() ? refused.marking(Mark.FORGET_ENTRY) : refused;
        this.noSocketForCookie = Verdict.of(settings.resets() ? Action.RESET : Action.DROP)
                .because(SyncacheCauses.NO_SOCKET_MADE)
                .counting(CounterSet.of(SC_RECV_COOKIE, LISTEN_DROP, SC_ABORTED));
    }

    private static Verdict held(Verdict complete) {
        return Verdict.of(Action.DEFER)
                .because(SyncacheCauses.FILTERED)
                .counting(complete.counters())
                .timer(Verdict.CANCEL_TIMER);
    }

    /** syncache_timeout: the base doubled, with the slop of tcp_rexmit_slop on all but the first. */
    private static SynAckTimer timer(int retries, long baseMillis, long slopMillis) {
        long[] millis = new long[retries + 1];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = Math.min((baseMillis << i) + (i == 0 ? 0 : slopMillis), LONGEST_MILLIS);
        }
        return new SynAckTimer(
                millis,
                Verdict.of(Action.RESEND)
                        .counting(CounterSet.of(SC_RETRANSMITTED))
                        .marking(Mark.COUNT_TIMEOUT)
                        .marking(Mark.COUNT_RETRANSMISSION),
                Verdict.of(Action.EXPIRE).because(SyncacheCauses.STALE).counting(CounterSet.of(SC_STALE)));
    }

    @Override
    public Limits limits(int backlog) {
        int clamped = settings.clamp(backlog);
        String binding = clamped == backlog ? "backlog = " + backlog : "the greatest backlog = " + settings.most();
        Limit cache = new Limit(
                (long) settings.buckets() * settings.bucketLimit(),
                "hashsize * bucketlimit, for the whole host",
                "net.inet.tcp.syncache");
        Limit completed = new Limit(3L * clamped / 2 + 1, "3 * backlog / 2 + 1", binding);
        return new Limits(clamped, cache, completed, Limit.none("each queue has its own limit"));
    }

    /** solisten_enqueue looks at sol_qlen only when it makes a socket, so all that wait may follow. */
    @Override
    public Limits limits(int backlog, SocketOptions options) {
        Limits usual = limits(backlog);
        if (!options.acceptFilter().isSet()) {
            return usual;
        }
        Limit completed = new Limit(
                usual.completed().connections() + usual.backlog(),
                "3 * backlog / 2 + 1 + backlog, by accept filter",
                usual.completed().binding());
        Limit incomplete = new Limit(
                usual.incomplete().connections(),
                usual.incomplete().formula() + "; backlog + 1 may wait for data",
                usual.incomplete().binding());
        return new Limits(usual.backlog(), incomplete, completed, usual.sum());
    }

    @Override
    public Verdict onSyn(Segment syn, QueueView queues) {
        HostView host = queues.host();
        if (cookiesOnly(queues)) {
            return COOKIE;
        }
        HalfOpenView oldest = host.bucketLength(syn) >= settings.bucketLimit() ? host.oldestInBucket(syn) : null;
        return oldest == null ? admit : overflow(oldest, queues);
    }

    /** syncache_cookiesonly. */
    private boolean cookiesOnly(QueueView queues) {
        return settings.cookies()
                && (settings.cookiesOnly() || queues.now() < queues.host().pausedUntil());
    }

    private Verdict overflow(HalfOpenView oldest, QueueView queues) {
        Verdict evicting = admit.because(SyncacheCauses.BUCKET_FULL)
                .counting(admit.counters().and(SC_BUCKET_OVERFLOW))
                .evicting(oldest);
        return settings.cookies() ? evicting.pausing(pause(queues)) : evicting;
    }

    /** syncache_pause: an overflow within the length of the last pause after its end belongs to the same attack. */
    private static long pause(QueueView queues) {
        long last = queues.host().pauseNanos();
        boolean sameAttack = last > 0 && queues.host().pausedUntil() + last > queues.now();
        return sameAttack ? Math.min(2 * last, LONGEST_PAUSE) : PAUSE;
    }

    @Override
    public Verdict onSegment(Segment segment, HalfOpenView entry, QueueView queues) {
        if (!queues.listening() && !segment.isRst()) {
            return segment.isSyn() ? GONE.marking(Mark.FORGET_ENTRY) : GONE;
        }
        if (cookiesOnly(queues)) {
            return withoutCache(segment, queues);
        }
        if (segment.isRst() && EntryRules.inWindow(segment) && segment.seq() != 1) {
            return CHALLENGE;
        }
        Verdict verdict = rules.unlessComplete(segment, entry);
        return verdict == null ? complete(queues, COMPLETE, HELD, noSocket) : verdict;
    }

    /** While there are cookies only nobody looks into the cache. */
    private Verdict withoutCache(Segment segment, QueueView queues) {
        if (segment.isRst() || !(segment.isSyn() || segment.hasAck())) {
            return RST_IGNORED;
        }
        return segment.isSyn() ? COOKIE : cookie(segment, queues, noSocket);
    }

    private static Verdict complete(QueueView queues, Verdict complete, Verdict held, Verdict otherwise) {
        if (queues.completed() > 3L * queues.backlog() / 2) {
            return otherwise;
        }
        return queues.options().acceptFilter().isSet() ? held(queues, held) : complete;
    }

    /** solisten_enqueue: sol_incqlen > sol_qlimit. */
    private static Verdict held(QueueView queues, Verdict held) {
        HalfOpenView oldest = queues.deferred() > queues.backlog() ? queues.oldestDeferred() : null;
        return oldest == null
                ? held
                : held.because(SyncacheCauses.FILTER_LIST_FULL).evicting(oldest);
    }

    /** soisconnected, and the upcall of each segment: accf_data.c sohasdata, accf_http.c sohashttpget. */
    @Override
    public Verdict onDeferredSegment(HalfOpenView deferred, QueueView queues) {
        return queues.options().acceptFilter().passes(deferred) ? PASSED : WAIT;
    }

    private Verdict cookie(Segment segment, QueueView queues, Verdict otherwise) {
        long age = queues.host().cookieAge(segment);
        return age >= 0 && age < COOKIE_TICKS ? complete(queues, BY_COOKIE, HELD_BY_COOKIE, otherwise) : BAD_COOKIE;
    }

    /** What a segment without entry gets that carries a valid cookie. */
    Verdict byCookie(QueueView queues) {
        return complete(queues, BY_COOKIE, HELD_BY_COOKIE, noSocketForCookie);
    }

    @Override
    public Verdict onStray(Segment segment, QueueView queues) {
        return cookiesOnly(queues) && !segment.isSynAck() ? cookie(segment, queues, noSocketForCookie) : STRAY;
    }

    @Override
    public Verdict onTimer(HalfOpenView entry, QueueView queues) {
        return cookiesOnly(queues) ? PAUSED : timer.fire(entry.retransmissions());
    }

    /** soclose aborts completed sockets; the cache knows nothing of listening sockets. */
    @Override
    public CloseRule onClose() {
        return new CloseRule(CloseRule.Fate.LINGER, CloseRule.Fate.RST);
    }

    /** tcp_usr_accept: ECONNABORTED. */
    @Override
    public ResetRule onResetOfCompleted() {
        return ResetRule.ACCEPT_FAILS;
    }

    @Override
    public int buckets() {
        return settings.buckets();
    }

    @Override
    public CookieClock cookieClock() {
        return new CookieClock(PAUSE, settings.cookies());
    }
}
