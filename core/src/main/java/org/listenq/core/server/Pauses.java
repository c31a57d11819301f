package org.listenq.core.server;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.List;

/** The times in which the accepting program does nothing; none overlaps another. */
public final class Pauses {

    /** The program never stops. */
    public static final Pauses NONE = new Pauses(List.of());

    private final ImmutableList<Pause> all;
    private final Pause[] pauses;

    /**
     * Sorts {@code pauses}.
     *
     * @throws IllegalArgumentException if two of them overlap or one ends before it begins
     */
    public Pauses(List<Pause> pauses) {
        this.all = ImmutableList.sortedCopyOf(Comparator.comparingLong(Pause::from), pauses);
        this.pauses = all.toArray(Pause[]::new);
        long end = 0;
        for (Pause pause : this.pauses) {
            if (pause.from() < end || pause.to() < pause.from()) {
                throw new IllegalArgumentException("pauses overlap or end before they begin: " + pause);
            }
            end = pause.to();
        }
    }

    /** All of them, in order. */
    public ImmutableList<Pause> all() {
        return all;
    }

    /** Whether the program stands still at {@code time}. */
    public boolean covers(long time) {
        for (Pause pause : pauses) {
            if (pause.from() <= time && time < pause.to()) {
                return true;
            }
        }
        return false;
    }

    /** Returns when {@code work} nanoseconds of work that begin at {@code start} are done. */
    public long end(long start, long work) {
        if (pauses.length == 0) {
            return start + work;
        }
        long time = start;
        long left = work;
        for (Pause pause : pauses) {
            if (pause.to() > time) {
                if (time + left < pause.from()) {
                    break;
                }
                left -= Math.max(0, pause.from() - time);
                time = pause.to();
            }
        }
        return time + left;
    }
}
