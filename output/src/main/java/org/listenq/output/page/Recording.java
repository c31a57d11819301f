package org.listenq.output.page;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.EventKind;
import org.listenq.output.story.StoryOfOne;

/**
 * The rows of one connection, packed: what its ladder diagram and its story are made of. Beyond {@value #MOST} rows
 * the others are only counted.
 */
final class Recording {

    /** Whole numbers for each row; {@link PageRow#pack} says which. */
    static final int INTS = 14;

    /** Times for each row: when it happens and when its timer is due. */
    static final int TIMES = 2;

    private static final int MOST = 400;

    final StoryOfOne story = new StoryOfOne();

    @Nullable
    ConnectionFacts facts;

    int number;
    int spread;
    int places;
    int size;
    int more;
    int[] ints = new int[8 * INTS];
    long[] times = new long[8 * TIMES];
    private long calledAt;
    private long settledAt;

    void begin(int connection, int evenly, long now) {
        number = connection;
        spread = evenly;
        places = 0;
        size = 0;
        more = 0;
        facts = null;
        calledAt = now;
        settledAt = Connection.NEVER;
        story.begin(connection - 1, now);
    }

    /** Takes a row; returns whether it is kept. */
    boolean add(PageRow row) {
        note(row);
        if (size == MOST) {
            more++;
            return false;
        }
        if ((size + 1) * INTS > ints.length) {
            ints = Arrays.copyOf(ints, 2 * ints.length);
            times = Arrays.copyOf(times, 2 * times.length);
        }
        row.pack(ints, size * INTS);
        times[size * TIMES] = row.time;
        times[size * TIMES + 1] = row.due;
        size++;
        return true;
    }

    private void note(PageRow row) {
        boolean connected = row.kind == EventKind.CONNECT_RETURN && row.note.equals(ConnectResult.OK.text());
        if (connected || row.kind == EventKind.ACCQ_ADD) {
            settledAt = row.time;
        }
    }

    /** Its line in the table of connections, if there is one. */
    Optional<ConnectionFacts> facts() {
        return Optional.ofNullable(facts);
    }

    /** How long it took until both sides had the connection, or until {@code end} if they never had. */
    long delay(long end) {
        return (settledAt == Connection.NEVER ? end : settledAt) - calledAt;
    }
}
