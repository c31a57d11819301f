package org.listenq.output.text;

import java.util.IdentityHashMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.listenq.core.trace.TraceColumn;
import org.listenq.core.trace.TraceColumns;
import org.listenq.core.trace.TraceRow;

/**
 * The numbers of {@link TraceColumns} by index, so that a template gets them by a jump and not by two calls of which
 * the compiler knows no target.
 *
 * <p>A number by index is what its column says where the column is not empty, and nothing of use elsewhere. A column
 * that has no index here is asked itself.
 */
final class RowNumbers {

    /** The index of what has none. */
    static final int OTHER = -1;

    /** In place of an index: no number. */
    static final int NONE = -2;

    /** The index of the run's seed, which no row changes. */
    static final int SEED = 0;

    private static final IdentityHashMap<ToLongFunction<TraceRow>, Integer> INDICES = new IdentityHashMap<>();

    static {
        enter("seed", SEED);
        enter("t_s", 1);
        enter("seq_no", 2);
        enter("conn_id", 3);
        enter("seq", 4);
        enter("ack", 5);
        enter("len", 6);
        enter("syn_q_before", 9);
        enter("syn_q_after", 10);
        enter("syn_q_limit", 11);
        enter("acc_q_before", 12);
        enter("acc_q_after", 13);
        enter("acc_q_limit", 14);
        enter("young", 15);
        enter("retrans_no", 16);
        enter("timer_due_s", 17);
        enter("worker", 18);
        TraceColumn.@Nullable Phrase stamps = column("options").phrase();
        if (stamps != null) {
            INDICES.put(stamps.firstNumber(), 7);
            INDICES.put(stamps.secondNumber(), 8);
        }
    }

    private RowNumbers() {}

    private static void enter(String name, int index) {
        INDICES.put(column(name).number(), index);
    }

    /** Returns the column of that name, which is there. */
    static TraceColumn column(String name) {
        return TraceColumns.ALL.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the index of what {@code number} gets, or {@link #OTHER}. */
    static int index(ToLongFunction<TraceRow> number) {
        return INDICES.getOrDefault(number, OTHER);
    }

    /** Returns the number of {@code row} that has {@code index}. */
    static long of(TraceRow row, int index) {
        return switch (index) {
            case SEED -> row.info().seed();
            case 1 -> row.timeNanos();
            case 2 -> row.number();
            case 3 -> row.connection().number();
            case 4 -> row.seq();
            case 5 -> row.ack();
            case 6 -> row.length();
            case 7 -> row.tsVal();
            case 8 -> Math.max(0, row.tsEcr());
            case 9 -> row.synBefore();
            case 10 -> row.synAfter();
            case 11 -> row.synLimit();
            case 12 -> row.accBefore();
            case 13 -> row.accAfter();
            case 14 -> row.accLimit();
            case 15 -> row.young();
            case 16 -> row.retransmission();
            case 17 -> row.timerDueNanos();
            case 18 -> row.worker();
            default -> throw new IllegalArgumentException("no number " + index);
        };
    }
}
