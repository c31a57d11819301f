package org.listenq.output.statistics;

/** Peaks and time-weighted means of the two queues of one listening socket; exact, in connection-nanoseconds. */
public final class QueueFigures {

    private static final long MILLION = 1_000_000;

    private static final long LONG_TIME = 1L << 30;
    private static final long MUCH = 1L << 62;

    private final ExactSum incompleteArea = new ExactSum();
    private final ExactSum completedArea = new ExactSum();

    /** Areas that do not stand in the sums yet. */
    private long recentIncomplete;

    private long recentCompleted;
    private int incomplete;
    private int completed;
    private int incompletePeak;
    private int completedPeak;
    private long since;
    private long duration;

    QueueFigures() {}

    /** Takes the lengths from {@code now} on. */
    void accept(long now, int incompleteLength, int completedLength) {
        if (incompleteLength != incomplete || completedLength != completed) {
            if (now != since) {
                until(now);
            }
            incomplete = incompleteLength;
            completed = completedLength;
            incompletePeak = Math.max(incompletePeak, incomplete);
            completedPeak = Math.max(completedPeak, completed);
        }
    }

    /** Adds the time up to {@code now}, during which nothing changed. */
    void until(long now) {
        long passed = now - since;
        if (passed < LONG_TIME) {
            recentIncomplete += incomplete * passed;
            recentCompleted += completed * passed;
        } else {
            incompleteArea.add(incomplete, passed);
            completedArea.add(completed, passed);
        }
        if ((recentIncomplete | recentCompleted) >= MUCH) {
            settle();
        }
        duration += passed;
        since = now;
    }

    /** Begins at {@code now} with the lengths that {@code before} has left. */
    void begin(QueueFigures before, long now) {
        incomplete = before.incomplete;
        completed = before.completed;
        incompletePeak = incomplete;
        completedPeak = completed;
        since = now;
    }

    private void settle() {
        incompleteArea.add(1, recentIncomplete);
        completedArea.add(1, recentCompleted);
        recentIncomplete = 0;
        recentCompleted = 0;
    }

    void mergeWith(QueueFigures other) {
        settle();
        other.settle();
        incompleteArea.add(other.incompleteArea);
        completedArea.add(other.completedArea);
        duration += other.duration;
        incompletePeak = Math.max(incompletePeak, other.incompletePeak);
        completedPeak = Math.max(completedPeak, other.completedPeak);
    }

    /** The greatest length of the incomplete queue. */
    public int incompletePeak() {
        return incompletePeak;
    }

    /** The greatest length of the completed queue. */
    public int completedPeak() {
        return completedPeak;
    }

    /** The mean length of the incomplete queue over time, in millionths of a connection. */
    public long incompleteMeanMillionths() {
        settle();
        return incompleteArea.over(duration, MILLION);
    }

    /** The mean length of the completed queue over time, in millionths of a connection. */
    public long completedMeanMillionths() {
        settle();
        return completedArea.over(duration, MILLION);
    }
}
