package org.listenq.output.explain;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.listenq.core.trace.EventKind;

/** What happens at one host at one time for one reason: the first row says what it is, the others what follows. */
record Step(ImmutableList<CountedRow> rows) {

    private static final Set<EventKind> REASONS = EnumSet.of(
            EventKind.CONNECT_CALL,
            EventKind.SEGMENT_RECV,
            EventKind.TIMER_FIRE,
            EventKind.ACCEPT_RETURN,
            EventKind.APP_READ,
            EventKind.APP_WRITE,
            EventKind.APP_CLOSE,
            EventKind.CONNECTION_END);

    static ImmutableList<Step> of(List<CountedRow> rows) {
        ImmutableList.Builder<Step> steps = ImmutableList.builder();
        List<CountedRow> open = new ArrayList<>();
        for (CountedRow row : rows) {
            if (!open.isEmpty() && begins(row, open.get(0))) {
                steps.add(new Step(ImmutableList.copyOf(open)));
                open.clear();
            }
            open.add(row);
        }
        return steps.add(new Step(ImmutableList.copyOf(open))).build();
    }

    private static boolean begins(CountedRow row, CountedRow first) {
        return REASONS.contains(row.kind()) || row.time() != first.time() || row.atServer() != first.atServer();
    }

    CountedRow first() {
        return rows.get(0);
    }

    long time() {
        return first().time();
    }

    /** What follows from the first row; all rows if the first gives no reason. */
    ImmutableList<CountedRow> effects() {
        return REASONS.contains(first().kind()) ? rows.subList(1, rows.size()) : rows;
    }
}
