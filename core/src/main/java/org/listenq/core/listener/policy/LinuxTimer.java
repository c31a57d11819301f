package org.listenq.core.listener.policy;

import static org.listenq.core.trace.LinuxCounters.RETRANS_SEGS;
import static org.listenq.core.trace.LinuxCounters.SYN_RETRANS;
import static org.listenq.core.trace.LinuxCounters.TIMEOUTS;

import org.listenq.core.listener.Action;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.SocketOptions;
import org.listenq.core.listener.Verdict;
import org.listenq.core.trace.CounterSet;

/** What a request's timer does on Linux: net/ipv4/inet_connection_sock.c reqsk_timer_handler and syn_ack_recalc. */
final class LinuxTimer {

    private static final long SECOND = 1_000_000_000L;

    /** Beyond this many timeouts 1 s doubled exceeds every cap that tcp_rto_max_ms allows. */
    private static final int STEPS = 8;

    private static final int MOST_DEFER_TIMEOUTS = 255;

    private static final CounterSet FIRED = CounterSet.of(TIMEOUTS);
    private static final Verdict LISTENER_GONE = Verdict.of(Action.EXPIRE).because(LinuxCauses.LISTENER_CLOSED);
    private static final Verdict EXHAUSTED =
            Verdict.of(Action.EXPIRE).because(LinuxCauses.RETRIES_EXHAUSTED).counting(FIRED);
    private static final Verdict PRUNED =
            Verdict.of(Action.EXPIRE).because(LinuxCauses.PRUNED).counting(FIRED);

    private final LinuxSettings settings;
    private final Verdict[] resend;
    private final Verdict[] silent;

    LinuxTimer(LinuxSettings settings) {
        this.settings = settings;
        Verdict again = Verdict.of(Action.RESEND)
                .counting(CounterSet.of(TIMEOUTS, SYN_RETRANS, RETRANS_SEGS))
                .marking(Mark.COUNT_TIMEOUT)
                .marking(Mark.COUNT_RETRANSMISSION);
        Verdict quiet = Verdict.of(Action.WAIT).counting(FIRED).marking(Mark.COUNT_TIMEOUT);
        this.resend = withBackoff(again, settings.rtoMaxNanos());
        this.silent = withBackoff(quiet, settings.rtoMaxNanos());
    }

    /** Returns {@code verdict} with the timer of each number of timeouts: 1 s doubled so often, capped. */
    static Verdict[] withBackoff(Verdict verdict, long capNanos) {
        Verdict[] steps = new Verdict[STEPS];
        for (int timeouts = 0; timeouts < STEPS; timeouts++) {
            steps[timeouts] = verdict.timer(Math.min(SECOND << timeouts, capNanos));
        }
        return steps;
    }

    /** Returns the index of {@code timeouts} in what {@link #withBackoff} made. */
    static int step(int timeouts) {
        return Math.min(timeouts, STEPS - 1);
    }

    /** Returns how many timeouts TCP_DEFER_ACCEPT lasts: net/ipv4/tcp.c secs_to_retrans. */
    static int deferTimeouts(SocketOptions options) {
        int timeouts = options.deferAcceptSeconds() > 0 ? 1 : 0;
        long period = 1;
        for (long timeout = 2; options.deferAcceptSeconds() > period && timeouts < MOST_DEFER_TIMEOUTS; timeouts++) {
            period += timeout;
            timeout = Math.min(2 * timeout, 120);
        }
        return timeouts;
    }

    Verdict decide(HalfOpenView request, QueueView queues) {
        if (!queues.listening()) {
            return LISTENER_GONE;
        }
        int retries = retries(queues);
        int limit = pruned(retries, queues);
        int defer = deferTimeouts(queues.options());
        boolean waitsForData = defer > 0 && request.acknowledged();
        if (request.timeouts() >= limit && !(waitsForData && request.timeouts() < defer)) {
            return request.timeouts() >= retries ? EXHAUSTED : PRUNED;
        }
        boolean quiet = waitsForData && request.timeouts() < defer - 1;
        return (quiet ? silent : resend)[step(request.timeouts() + 1)];
    }

    private int retries(QueueView queues) {
        int synCount = queues.options().synCount();
        return synCount > 0 ? synCount : settings.synackRetries();
    }

    /** When the request queue is more than half full, old requests make room for young ones. */
    private static int pruned(int retries, QueueView queues) {
        int limit = retries;
        if (2L * queues.incomplete() > Math.max(8, queues.backlog())) {
            long threshold = 2L * queues.young();
            while (limit > 2 && queues.incomplete() >= threshold) {
                limit--;
                threshold *= 2;
            }
        }
        return limit;
    }
}
