package org.listenq.core.established;

import java.util.Arrays;

/** The segments of one side that are sent and not acknowledged, oldest first. */
final class Flight {

    private static final int FIRST_CAPACITY = 4;
    private static final int OUT = 0;
    private static final int LOST = 1;
    private static final int SELECTED = 2;

    private int[] starts = {};
    private int[] ends = {};
    private long[] sentAt = {};
    private int[] copies = {};
    private int[] marks = {};
    private int head;
    private int size;
    private int lost;
    private int selected;

    void clear() {
        head = 0;
        size = 0;
        lost = 0;
        selected = 0;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Adds the newest one: sequence numbers {@code start} to before {@code end}. */
    void add(int start, int end, long now) {
        if (size == starts.length) {
            grow();
        }
        int at = index(size++);
        starts[at] = start;
        ends[at] = end;
        sentAt[at] = now;
        copies[at] = 0;
        marks[at] = OUT;
    }

    /**
     * Takes out what {@code ack} acknowledges wholly, and shortens what it acknowledges in part; returns how many
     * went.
     */
    int acknowledge(int ack) {
        int gone = 0;
        while (size > 0 && ends[head] <= ack) {
            unmark(head);
            head = (head + 1) & (starts.length - 1);
            size--;
            gone++;
        }
        if (size > 0 && starts[head] < ack) {
            starts[head] = ack;
        }
        return gone;
    }

    /**
     * Notes that the one at {@code place} was sent once more, together with those after it that have not arrived, as
     * far as {@code room} sequence numbers hold them (net/ipv4/tcp_output.c tcp_retrans_try_collapse); returns how
     * often that has happened.
     */
    int sendAgain(int place, int room, long now) {
        int at = index(place);
        while (place + 1 < size && marks[index(place + 1)] != SELECTED && end(place + 1) - start(place) <= room) {
            ends[at] = end(place + 1);
            takeOut(place + 1);
        }
        sentAt[at] = now;
        unmark(at);
        return ++copies[at];
    }

    private void takeOut(int place) {
        unmark(index(place));
        for (int later = place + 1; later < size; later++) {
            int from = index(later);
            int to = index(later - 1);
            starts[to] = starts[from];
            ends[to] = ends[from];
            sentAt[to] = sentAt[from];
            copies[to] = copies[from];
            marks[to] = marks[from];
        }
        size--;
    }

    private void unmark(int at) {
        lost -= marks[at] == LOST ? 1 : 0;
        selected -= marks[at] == SELECTED ? 1 : 0;
        marks[at] = OUT;
    }

    /** Notes that the one at {@code place} is lost, unless it has arrived; it counts as lost until it is sent again. */
    void lose(int place) {
        int at = index(place);
        if (marks[at] == OUT) {
            marks[at] = LOST;
            lost++;
        }
    }

    /** Notes that the one at {@code place} has arrived although earlier ones have not; returns whether that is news. */
    boolean select(int place) {
        int at = index(place);
        if (marks[at] == SELECTED) {
            return false;
        }
        unmark(at);
        marks[at] = SELECTED;
        selected++;
        return true;
    }

    /** Whether the one at {@code place} is neither lost nor known to have arrived. */
    boolean isOut(int place) {
        return marks[index(place)] == OUT;
    }

    /** Number of segments that are lost and not sent again. */
    int lost() {
        return lost;
    }

    /** Number of segments that have arrived although earlier ones have not. */
    int selected() {
        return selected;
    }

    /** Number of segments that are believed to be on their way. */
    int underWay() {
        return size - lost - selected;
    }

    /** Place of the oldest lost one; there must be one. */
    int firstLost() {
        int place = 0;
        while (marks[index(place)] != LOST) {
            place++;
        }
        return place;
    }

    int start(int place) {
        return starts[index(place)];
    }

    int end(int place) {
        return ends[index(place)];
    }

    long sentAt(int place) {
        return sentAt[index(place)];
    }

    int copies(int place) {
        return copies[index(place)];
    }

    private int index(int place) {
        return (head + place) & (starts.length - 1);
    }

    private void grow() {
        int capacity = Math.max(FIRST_CAPACITY, 2 * starts.length);
        int old = starts.length;
        starts = straighten(starts, capacity, old);
        ends = straighten(ends, capacity, old);
        copies = straighten(copies, capacity, old);
        marks = straighten(marks, capacity, old);
        long[] times = Arrays.copyOf(sentAt, capacity);
        for (int i = 0; i < old; i++) {
            times[i] = sentAt[(head + i) & (old - 1)];
        }
        sentAt = times;
        head = 0;
    }

    private int[] straighten(int[] values, int capacity, int old) {
        int[] grown = Arrays.copyOf(values, capacity);
        for (int i = 0; i < old; i++) {
            grown[i] = values[(head + i) & (old - 1)];
        }
        return grown;
    }
}
