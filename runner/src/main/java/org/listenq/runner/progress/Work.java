package org.listenq.runner.progress;

import java.util.concurrent.TimeUnit;

/**
 * Long work, as those who wait for it are told.
 *
 * @param task its name
 * @param unit what is counted, such as {@code runs}; empty if only the share that is done says something
 * @param total when it is done
 * @param done how much of it was done before
 */
public record Work(String task, String unit, long total, long done) {

    private static final long PERCENT = 100;
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Work of which people want to know the share that is done. */
    public static Work share(String task, long total) {
        return new Work(task, "", total, 0);
    }

    /** Whether people want to know how many are done. */
    boolean isCounted() {
        return !unit.isEmpty();
    }

    /** Returns how far it is when {@code reached} are done, at which rate it goes, and how long it will take. */
    String text(long reached, long lastedNanos) {
        double seconds = lastedNanos / SECOND;
        double rate = (reached - done) / Math.max(1e-9, seconds);
        return task + ": " + far(reached) + " after " + (long) seconds + " s" + (isCounted() ? rate(rate) : "")
                + (rate > 0 && reached <= total ? ", " + Math.round((total - reached) / rate) + " s left" : "");
    }

    private String far(long reached) {
        return isCounted() ? reached + " of " + total + " " + unit : percent(reached) + " %";
    }

    private static String rate(double rate) {
        return rate < 10 ? ", " + Math.round(60 * rate) + " a minute" : ", " + Math.round(rate) + " a second";
    }

    /** The share that is done when {@code reached} are. */
    long percent(long reached) {
        return total <= 0 ? 0 : Math.min(PERCENT, Math.round((double) PERCENT * reached / total));
    }
}
