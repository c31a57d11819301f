package org.listenq.core.listener.policy;

import org.listenq.core.listener.Action;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.SocketOptions;
import org.listenq.core.listener.Verdict;
import org.listenq.core.trace.Counter;

/** What a request's timer does on Linux: net/ipv4/inet_connection_sock.c reqsk_timer_handler and syn_ack_recalc. */
final class LinuxTimer {

    /** Beyond this many timeouts the first one doubled exceeds every cap that tcp_rto_max_ms allows. */
    private static final int STEPS = 8;

    private static final long SECOND = 1_000_000_000;
    private static final int MOST_DEFER_TIMEOUTS = 255;

    private static final Verdict LISTENER_GONE = Verdict.of(Action.EXPIRE).because(LinuxCauses.LISTENER_CLOSED);

    private final LinuxSettings settings;
    private final LinuxEra era;
    private final Verdict exhausted;
    private final Verdict pruned;
    private final Verdict[] resend;
    private final Verdict[] silent;

    LinuxTimer(LinuxSettings settings, LinuxEra era) {
        this.settings = settings;
        this.era = era;
        LinuxCounting counting = era.counting();
        Verdict over = Verdict.of(Action.EXPIRE).counting(counting.fired());
        this.exhausted = over.because(LinuxCauses.RETRIES_EXHAUSTED);
        this.pruned = over.because(LinuxCauses.PRUNED);
        Verdict quiet = Verdict.of(Action.WAIT).counting(counting.fired()).marking(Mark.COUNT_TIMEOUT);
        Verdict again = Verdict.of(Action.RESEND)
                .counting(counting.fired().and(counting.resent().counters().toArray(Counter[]::new)))
                .marking(Mark.COUNT_TIMEOUT)
                .marking(Mark.COUNT_RETRANSMISSION);
        this.resend = withBackoff(again, era.baseNanos(), settings.rtoMaxNanos());
        this.silent = withBackoff(quiet, era.baseNanos(), settings.rtoMaxNanos());
    }

    /** Returns {@code verdict} with the timer of each number of timeouts: the first doubled so often, capped. */
    static Verdict[] withBackoff(Verdict verdict, long baseNanos, long capNanos) {
        Verdict[] steps = new Verdict[STEPS];
        for (int timeouts = 0; timeouts < STEPS; timeouts++) {
            steps[timeouts] = verdict.timer(Math.min(baseNanos << timeouts, capNanos));
        }
        return steps;
    }

    /** Returns the index of {@code timeouts} in what {@link #withBackoff} made. */
    static int step(int timeouts) {
        return Math.min(timeouts, STEPS - 1);
    }

    /** Returns how many timeouts TCP_DEFER_ACCEPT lasts: net/ipv4/tcp.c secs_to_retrans. */
    static int deferTimeouts(SocketOptions options, LinuxEra era) {
        int timeouts = options.deferAcceptSeconds() > 0 ? 1 : 0;
        long period = era.baseNanos() / SECOND;
        for (long timeout = 2 * period;
                options.deferAcceptSeconds() > period && timeouts < MOST_DEFER_TIMEOUTS;
                timeouts++) {
            period += timeout;
            timeout = Math.min(2 * timeout, 120);
        }
        return timeouts;
    }

    /** Decides, given whether the request queue is so full that old requests make room; versions differ in the test. */
    Verdict decide(HalfOpenView request, QueueView queues, boolean crowded) {
        if (!queues.listening()) {
            return LISTENER_GONE;
        }
        int retries = retries(queues);
        int limit = crowded ? fewer(retries, queues) : retries;
        int defer = deferTimeouts(queues.options(), era);
        boolean waitsForData = defer > 0 && request.acknowledged();
        if (request.timeouts() >= limit && !(waitsForData && request.timeouts() < defer)) {
            return request.timeouts() >= retries ? exhausted : pruned;
        }
        boolean quiet = era.deferralEnds() && waitsForData && request.timeouts() < defer - 1;
        return (quiet ? silent : resend)[step(request.timeouts() + 1)];
    }

    private int retries(QueueView queues) {
        int synCount = queues.options().synCount();
        return synCount > 0 ? synCount : settings.synackRetries();
    }

    /** Old requests make room for young ones: the fewer young ones, the fewer retries. */
    private static int fewer(int retries, QueueView queues) {
        int limit = retries;
        long threshold = 2L * queues.young();
        while (limit > 2 && queues.incomplete() >= threshold) {
            limit--;
            threshold *= 2;
        }
        return limit;
    }
}
