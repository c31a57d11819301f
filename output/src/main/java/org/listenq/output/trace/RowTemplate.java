package org.listenq.output.trace;

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
import org.listenq.output.text.ByteEncoder;

/** A line in which only the numbers are left to fill in. */
final class RowTemplate {

    private final long shape;
    private final Cause cause;
    private final CounterSet counters;
    private final String note;
    private final Hole[] numbers;
    private final byte[] end;

    /** A number and the bytes before it. */
    private static final class Hole {

        private final byte[] before;
        private final ToLongFunction<TraceRow> number;
        private final boolean seconds;

        Hole(byte[] before, ToLongFunction<TraceRow> number, boolean seconds) {
            this.before = before;
            this.number = number;
            this.seconds = seconds;
        }
    }

    private RowTemplate(TraceRow row, Hole[] numbers, byte[] end) {
        this.shape = row.shape();
        this.cause = row.cause();
        this.counters = row.counters();
        this.note = row.note();
        this.numbers = numbers;
        this.end = end;
    }

    /** Whether the lines of {@code row}, of the shape {@code itsShape}, and of this differ in numbers only. */
    @SuppressWarnings("ReferenceEquality") // causes, counters and notes are constants
    boolean fits(TraceRow row, long itsShape) {
        return shape == itsShape && cause == row.cause() && counters == row.counters() && note == row.note();
    }

    /** Writes the line of a row that fits. */
    void write(TraceRow row, ByteEncoder out) {
        for (Hole each : numbers) {
            out.put(each.before);
            long value = each.number.applyAsLong(row);
            if (each.seconds) {
                out.seconds(value);
            } else {
                out.number(value);
            }
        }
        out.put(end);
    }

    /** Takes a line apart. */
    static final class Builder {

        private final List<Hole> numbers = new ArrayList<>();
        private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        /** Adds what {@code writing} writes. */
        void put(Consumer<ByteEncoder> writing) {
            try (ByteEncoder encoder = new ByteEncoder(bytes, 64)) {
                writing.accept(encoder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Adds a whole number. */
        void number(ToLongFunction<TraceRow> number) {
            add(number, false);
        }

        /** Adds nanoseconds, to be written as seconds. */
        void seconds(ToLongFunction<TraceRow> nanos) {
            add(nanos, true);
        }

        private void add(ToLongFunction<TraceRow> number, boolean seconds) {
            numbers.add(new Hole(bytes.toByteArray(), number, seconds));
            bytes = new ByteArrayOutputStream();
        }

        /** Returns the template of lines like that of {@code row}. */
        RowTemplate build(TraceRow row) {
            return new RowTemplate(row, numbers.toArray(Hole[]::new), bytes.toByteArray());
        }
    }
}
