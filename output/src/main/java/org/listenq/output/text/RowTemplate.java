package org.listenq.output.text;

import com.google.common.primitives.ImmutableLongArray;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.TraceRow;

/** What is written of a row, in which only the numbers are left to fill in. */
public final class RowTemplate {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WORD = Long.BYTES;
    private static final int LENGTH_BITS = 32;
    private static final long SECONDS = 1L << LENGTH_BITS;
    private static final int NUMBER_SHIFT = LENGTH_BITS + 1;

    private final long shape;
    private final Cause cause;
    private final CounterSet counters;
    private final String note;

    /**
     * For each text, a word with its length, whether the number behind it is a time, and that number's index; then the
     * text in words, at least one.
     */
    private final long[] pieces;

    private final List<ToLongFunction<TraceRow>> others;
    private final int room;

    private RowTemplate(TraceRow row, long[] pieces, List<ToLongFunction<TraceRow>> others, int room) {
        this.shape = row.shape();
        this.cause = row.cause();
        this.counters = row.counters();
        this.note = row.note();
        this.pieces = pieces;
        this.others = others;
        this.room = room;
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
        int next = 0;
        int other = 0;
        while (true) {
            long head = pieces[next];
            int length = (int) head;
            LONG.set(to, at, pieces[next + 1]);
            next += 2;
            for (int done = WORD; done < length; done += WORD) {
                LONG.set(to, at + done, pieces[next++]);
            }
            at += length;
            int index = (int) (head >> NUMBER_SHIFT);
            if (index == RowNumbers.NONE) {
                return at;
            }
            long value = index == RowNumbers.OTHER ? others.get(other++).applyAsLong(row) : RowNumbers.of(row, index);
            at = (head & SECONDS) == 0 ? Digits.number(to, at, value) : Digits.seconds(to, at, value);
        }
    }

    /** Takes apart what is written of a row. */
    public static final class Builder {

        private final TraceRow row;
        private final ImmutableLongArray.Builder pieces = ImmutableLongArray.builder();
        private final List<ToLongFunction<TraceRow>> others = new ArrayList<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int room;

        Builder(TraceRow row) {
            this.row = row;
        }

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
            if (RowNumbers.index(number) == RowNumbers.SEED) {
                return put(encoder -> encoder.number(number.applyAsLong(row)));
            }
            return add(number, 0);
        }

        /** Adds the whole number that the trace's column {@code column} has. */
        public Builder number(String column) {
            return number(RowNumbers.column(column).number());
        }

        /** Adds nanoseconds, to be written as seconds. */
        public Builder seconds(ToLongFunction<TraceRow> nanos) {
            return add(nanos, SECONDS);
        }

        private Builder add(ToLongFunction<TraceRow> number, long unit) {
            int index = RowNumbers.index(number);
            if (index == RowNumbers.OTHER) {
                others.add(number);
            }
            endText(index, unit);
            room += Digits.ROOM;
            return this;
        }

        private void endText(int index, long unit) {
            int length = bytes.size();
            byte[] padded = Arrays.copyOf(bytes.toByteArray(), Math.max(1, (length + WORD - 1) / WORD) * WORD);
            pieces.add(((long) index << NUMBER_SHIFT) | unit | length);
            for (int at = 0; at < padded.length; at += WORD) {
                pieces.add((long) LONG.get(padded, at));
            }
            room += padded.length;
            bytes.reset();
        }

        /** Returns the template of rows like the one that it was taken apart of. */
        RowTemplate build() {
            endText(RowNumbers.NONE, 0);
            return new RowTemplate(row, pieces.build().toArray(), List.copyOf(others), room);
        }
    }
}
