package org.listenq.core.listener;

import org.jspecify.annotations.Nullable;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.CounterSet;

/**
 * What a policy answers: an action and everything that belongs to it. Immutable; in the common case a constant of
 * the policy.
 */
public final class Verdict {

    /** The entry's timer goes on as it is. */
    public static final long KEEP_TIMER = -1;

    /** The entry's timer is disarmed. */
    public static final long CANCEL_TIMER = -2;

    private final Action action;
    private final Cause cause;
    private final CounterSet counters;
    private final int marks;
    private final long timerNanos;
    private final @Nullable HalfOpenView victim;
    private final long pauseNanos;

    private Verdict(
            Action action,
            Cause cause,
            CounterSet counters,
            int marks,
            long timerNanos,
            @Nullable HalfOpenView victim,
            long pauseNanos) {
        this.action = action;
        this.cause = cause;
        this.counters = counters;
        this.marks = marks;
        this.timerNanos = timerNanos;
        this.victim = victim;
        this.pauseNanos = pauseNanos;
    }

    /** Returns a verdict without cause, counters or marks, which leaves the timer as it is. */
    public static Verdict of(Action action) {
        return new Verdict(action, Cause.NONE, CounterSet.NONE, 0, KEEP_TIMER, null, 0);
    }

    /** Returns this verdict with its reason. */
    public Verdict because(Cause why) {
        return new Verdict(action, why, counters, marks, timerNanos, victim, pauseNanos);
    }

    /** Returns this verdict with the counters that it moves. */
    public Verdict counting(CounterSet moved) {
        return new Verdict(action, cause, moved, marks, timerNanos, victim, pauseNanos);
    }

    /** Returns this verdict with one more mark. */
    public Verdict marking(Mark mark) {
        return new Verdict(action, cause, counters, marks | mark.bit(), timerNanos, victim, pauseNanos);
    }

    /** Returns this verdict with the entry's timer started anew: it fires {@code nanos} from now. */
    public Verdict timer(long nanos) {
        return new Verdict(action, cause, counters, marks, nanos, victim, pauseNanos);
    }

    /** Returns this verdict with the entry that has to go first, without a word. */
    public Verdict evicting(HalfOpenView entry) {
        return new Verdict(action, cause, counters, marks, timerNanos, entry, pauseNanos);
    }

    /** Returns this verdict with a pause of the host: it makes no entries for {@code nanos} from now. */
    public Verdict pausing(long nanos) {
        return new Verdict(action, cause, counters, marks, timerNanos, victim, nanos);
    }

    public Action action() {
        return action;
    }

    public Cause cause() {
        return cause;
    }

    /** Counters of the server's host that move by one each. */
    public CounterSet counters() {
        return counters;
    }

    /** Whether nothing belongs to it but what its action does. */
    boolean isPlain() {
        return marks == 0 && pauseNanos <= 0;
    }

    public boolean has(Mark mark) {
        return (marks & mark.bit()) != 0;
    }

    /** Nanoseconds from now to the entry's next timer, or {@link #KEEP_TIMER}, or {@link #CANCEL_TIMER}. */
    public long timerNanos() {
        return timerNanos;
    }

    /** The entry to evict before the action, if any. */
    public @Nullable HalfOpenView victim() {
        return victim;
    }

    /** How long the host makes no entries from now on; 0 for no change. */
    public long pauseNanos() {
        return pauseNanos;
    }

    @Override
    public String toString() {
        return action + " " + cause.name() + " " + counters.text();
    }
}
