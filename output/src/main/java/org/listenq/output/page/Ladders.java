package org.listenq.output.page;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The connections whose ladder diagrams the page shows: the {@value #SLOWEST} slowest and an even sample of
 * {@value #SAMPLE}, which is of the same clients in every run.
 */
final class Ladders {

    private static final int SLOWEST = 500;
    private static final int SAMPLE = 500;

    private final TreeSet<Place> slowest = new TreeSet<>(Place.ORDER);
    private final TreeSet<Place> sample = new TreeSet<>(Place.ORDER);
    private final TreeMap<Integer, Recording> kept = new TreeMap<>();
    private final Deque<Recording> free = new ArrayDeque<>();
    private long offered;

    /** Returns a recording to fill. */
    Recording take() {
        Recording recording = free.poll();
        return recording == null ? new Recording() : recording;
    }

    /** Whether the connection with {@code spread} would get into the sample if it ended now. */
    boolean samples(int spread) {
        return sample.size() < SAMPLE || spread < -sample.first().rank();
    }

    /** Takes a complete recording, whose connection took {@code delay}. */
    void offer(Recording recording, long delay) {
        offered++;
        enter(slowest, SLOWEST, new Place(delay, recording));
        enter(sample, SAMPLE, new Place(-recording.spread, recording));
        if (recording.places == 0) {
            free.push(recording);
        }
    }

    private void enter(NavigableSet<Place> places, int most, Place place) {
        if (places.size() == most && Place.ORDER.compare(place, places.first()) < 0) {
            return;
        }
        places.add(place);
        place.recording.places++;
        kept.put(place.recording.number, place.recording);
        if (places.size() > most) {
            leave(places.pollFirst().recording);
        }
    }

    private void leave(Recording recording) {
        recording.places--;
        if (recording.places == 0) {
            kept.remove(recording.number);
            free.push(recording);
        }
    }

    /** Returns the recording of connection {@code number}, if it is kept. */
    @Nullable
    Recording of(int number) {
        return kept.get(number);
    }

    /** Those that are kept, in the order of their numbers. */
    ImmutableList<Recording> all() {
        return ImmutableList.copyOf(kept.values());
    }

    /** How many there were to choose from. */
    long offered() {
        return offered;
    }

    /** A connection's place in an order; of equal ranks the connection with the smaller number is the greater. */
    private record Place(long rank, Recording recording) {
        static final Comparator<Place> ORDER = Comparator.comparingLong(Place::rank)
                .thenComparing(place -> place.recording.number, Comparator.reverseOrder());
    }
}
