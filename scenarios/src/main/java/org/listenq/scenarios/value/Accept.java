package org.listenq.scenarios.value;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** When the server's program calls accept(). */
public sealed interface Accept {

    /** The service time that it implies, if it does. */
    default Optional<DurationDistribution> service() {
        return Optional.empty();
    }

    /** Not at all. */
    record Never() implements Accept {}

    /** Whenever there is something to accept, from {@code from} on, at most {@code max} times. */
    record AtOnce(Duration from, OptionalInt max) implements Accept {}

    /** One call at each of these times; it finds nothing if the queue is empty. */
    record At(ImmutableList<Duration> times) implements Accept {}

    /**
     * One call every {@code interval} from {@code from} on, at most {@code max}; it finds nothing if the queue is
     * empty.
     */
    record Every(Duration interval, Duration from, OptionalInt max) implements Accept {}

    /**
     * Workers that accept and then serve, one after the other.
     *
     * @param time how long a worker is busy with one connection
     * @param wake which of several waiting workers gets a connection
     * @param perTurn how many a worker accepts before it serves them
     */
    record Workers(int count, DurationDistribution time, Wake wake, int perTurn, Duration from) implements Accept {

        @Override
        public Optional<DurationDistribution> service() {
            return Optional.of(time);
        }
    }

    /** Which of several waiting workers gets a connection. */
    enum Wake implements Word {
        /** The one that has waited longest. */
        FIFO("fifo"),
        /** The one that came last. */
        LIFO("lifo"),
        /** Any, by chance. */
        RANDOM("random");

        private final String text;

        Wake(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }
}
