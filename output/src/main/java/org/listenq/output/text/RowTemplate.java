package org.listenq.output.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.TraceRow;

/** What is written of a row, in which only the numbers are left to fill in. */
public final class RowTemplate {

    private final long shape;
    private final Cause cause;
    private final CounterSet counters;
    private final String note;
    private final Hole[] numbers;
    private final Fragment end;
    private final int room;

    /** A number and the bytes before it. */
    private static final class Hole {

        private final Fragment before;
        private final ToLongFunction<TraceRow> number;
        private final boolean seconds;

        Hole(Fragment before, ToLongFunction<TraceRow> number, boolean seconds) {
            this.before = before;
            this.number = number;
            this.seconds = seconds;
        }
    }

    private RowTemplate(TraceRow row, Hole[] numbers, Fragment end) {
        this.shape = row.shape();
        this.cause = row.cause();
        this.counters = row.counters();
        this.note = row.note();
        this.numbers = numbers;
        this.end = end;
        int bytes = end.room();
        for (Hole each : numbers) {
            bytes += each.before.room() + Digits.ROOM;
        }
        this.room = bytes;
    }

    /** Whether what is written of {@code row}, of the shape {@code itsShape}, and of this differ in numbers only. */
    @SuppressWarnings("ReferenceEquality") // causes, counters and notes are constants
    boolean fits(TraceRow row, long itsShape) {
        return shape == itsShape && cause == row.cause() && counters == row.counters() && note == row.note();
    }

    /** Bytes that {@link #write} may touch, some of them behind its end. */
    public int room() {
        return room;
    }

    /** Writes what is to be said of a row that fits to {@code to} from {@code from} on, and returns where it ends. */
    public int write(TraceRow row, byte[] to, int from) {
        int at = from;
        for (Hole each : numbers) {
            at = each.before.write(to, at);
            long value = each.number.applyAsLong(row);
            at = each.seconds ? Digits.seconds(to, at, value) : Digits.number(to, at, value);
        }
        return end.write(to, at);
    }

    /** Takes apart what is written of a row. */
    public static final class Builder {

        private final List<Hole> numbers = new ArrayList<>();
        private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        /** Adds what {@code writing} writes. */
        public Builder put(Consumer<ByteEncoder> writing) {
            try (ByteEncoder encoder = new ByteEncoder(bytes, 64)) {
                writing.accept(encoder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        /** Adds text as it is. */
        public Builder text(String text) {
            return put(encoder -> encoder.text(text));
        }

        /** Adds a whole number. */
        public Builder number(ToLongFunction<TraceRow> number) {
            return add(number, false);
        }

        /** Adds nanoseconds, to be written as seconds. */
        public Builder seconds(ToLongFunction<TraceRow> nanos) {
            return add(nanos, true);
        }

        private Builder add(ToLongFunction<TraceRow> number, boolean seconds) {
            numbers.add(new Hole(new Fragment(bytes.toByteArray()), number, seconds));
            bytes = new ByteArrayOutputStream();
            return this;
        }

        /** Returns the template of rows like {@code row}. */
        RowTemplate build(TraceRow row) {
            return new RowTemplate(row, numbers.toArray(Hole[]::new), new Fragment(bytes.toByteArray()));
        }
    }
}
