package org.listenq.core.listener.policy;

import org.listenq.core.listener.Action;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;

/**
 * An entry that is a whole connection in SYN_RCVD, as in 4.4BSD and its heirs: netinet/tcp_input.c tcp_input and
 * tcp_timer.c tcp_timers.
 *
 * <p>It has two deadlines on one event: the retransmission timer, and the keep timer, which ends it with a reset 75 s
 * after it was made. Promotion is never refused.
 */
final class BsdEntry {

    private static final long SECOND = 1_000_000_000L;

    /** TCPTV_KEEP_INIT. */
    private static final long KEEP_INIT = 75 * SECOND;

    /** TCP_MAXRXTSHIFT. */
    private static final int MOST_RETRANSMISSIONS = 12;

    /** The window that a SYN-ACK offers. */
    private static final int WINDOW = 65_535;

    /**
     * 4.4BSD: 12 ticks of 500 ms, the first of them begun, so 5.5 to 6 s; 5.8 s as measured in TCP/IP Illustrated
     * volume 1 chapter 18. Then 48 ticks, 96 ticks, and TCPTV_REXMTMAX.
     */
    static final long[] BSD44_INTERVALS = {5_800_000_000L, 24 * SECOND, 48 * SECOND, 64 * SECOND};

    private static final Verdict OUT_OF_WINDOW = Verdict.of(Action.DROP).because(BsdCauses.OUT_OF_WINDOW);
    private static final Verdict NO_ACK = Verdict.of(Action.DROP).because(BsdCauses.NO_ACK);
    private static final Verdict BAD_ACK = Verdict.of(Action.RESET).because(BsdCauses.BAD_ACK);
    private static final Verdict AGAIN = Verdict.of(Action.RESEND).marking(Mark.COUNT_RETRANSMISSION);

    private final long[] intervals;
    private final boolean anySegmentDisarmsKeep;
    private final Verdict complete;
    private final Verdict reset;
    private final Verdict exhausted;
    private final Verdict keep;
    private final Verdict[] resend;

    /**
     * Makes the rules of an entry.
     *
     * @param intervals nanoseconds from one SYN-ACK to the next; the last one stands for all that follow
     * @param anySegmentDisarmsKeep whether every segment sets the keep timer to its two hours of idleness
     * @param counters what moves
     */
    BsdEntry(long[] intervals, boolean anySegmentDisarmsKeep, BsdEntryCounters counters) {
        this.intervals = intervals.clone();
        this.anySegmentDisarmsKeep = anySegmentDisarmsKeep;
        this.complete = Verdict.of(Action.CREATE).counting(counters.complete());
        this.reset = Verdict.of(Action.FORGET).because(BsdCauses.RESET).counting(counters.reset());
        this.exhausted = died().because(BsdCauses.RETRIES_EXHAUSTED).counting(counters.exhausted());
        this.keep = died().because(BsdCauses.KEEP_TIMER).counting(counters.keep());
        this.resend = resends(counters);
    }

    /** tcp_subr.c tcp_drop: the peer is told. */
    private static Verdict died() {
        return Verdict.of(Action.EXPIRE).marking(Mark.TELL_PEER);
    }

    private Verdict[] resends(BsdEntryCounters counters) {
        Verdict again = AGAIN.marking(Mark.COUNT_TIMEOUT).counting(counters.resend());
        Verdict[] verdicts = new Verdict[MOST_RETRANSMISSIONS];
        for (int timeouts = 0; timeouts < verdicts.length; timeouts++) {
            verdicts[timeouts] = again.timer(interval(timeouts + 1));
        }
        return verdicts;
    }

    private long interval(int timeouts) {
        return intervals[Math.min(timeouts, intervals.length - 1)];
    }

    /** Returns the nanoseconds from the first SYN-ACK to the first firing of the timer. */
    long firstInterval() {
        return intervals[0];
    }

    Verdict onSegment(Segment segment, HalfOpenView entry, QueueView queues) {
        if (segment.isRst()) {
            return inWindow(segment) ? reset : OUT_OF_WINDOW;
        }
        if (segment.isSyn() || !inWindow(segment)) {
            return keeping(AGAIN, entry, queues);
        }
        if (!segment.hasAck()) {
            return keeping(NO_ACK, entry, queues);
        }
        return isAcceptable(segment, entry) ? complete : keeping(BAD_ACK, entry, queues);
    }

    private static boolean inWindow(Segment segment) {
        return segment.seq() >= 1 && segment.seq() <= WINDOW;
    }

    /** snd_una <= ack <= snd_max: the initial number itself passes as well. */
    private static boolean isAcceptable(Segment segment, HalfOpenView entry) {
        return segment.peerIss() == entry.iss() && segment.ack() >= 0 && segment.ack() <= 1;
    }

    /** tcp_input sets TCPT_KEEP to tcp_keepidle at every segment; the retransmission timer goes on. */
    private Verdict keeping(Verdict verdict, HalfOpenView entry, QueueView queues) {
        if (!anySegmentDisarmsKeep) {
            return verdict;
        }
        Verdict disarming = verdict.marking(Mark.DISARM_KEEP);
        return isBoundByKeep(entry)
                ? disarming.timer(Math.max(0, entry.createdAt() + resendAge(entry) - queues.now()))
                : disarming;
    }

    /** Whether the event is armed for the keep timer, which comes before the next retransmission. */
    private boolean isBoundByKeep(HalfOpenView entry) {
        return entry.keepArmed() && resendAge(entry) > KEEP_INIT;
    }

    /** How old the entry is when its SYN-ACK is sent next. */
    private long resendAge(HalfOpenView entry) {
        long age = 0;
        for (int i = 0; i <= entry.timeouts(); i++) {
            age += interval(i);
        }
        return age;
    }

    Verdict onTimer(HalfOpenView entry, QueueView queues) {
        long left = entry.createdAt() + KEEP_INIT - queues.now();
        if (entry.keepArmed() && left <= 0) {
            return keep;
        }
        if (entry.timeouts() >= MOST_RETRANSMISSIONS) {
            return exhausted;
        }
        Verdict again = resend[entry.timeouts()];
        return entry.keepArmed() && left < again.timerNanos() ? again.timer(left) : again;
    }
}
