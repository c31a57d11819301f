package org.listenq.output.explain;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listenq.core.trace.EventKind;

/** One segment on its way: where it left, and where it arrived, was lost or was refused. */
final class Flight {

    private final CountedRow sent;
    private @Nullable CountedRow arrived;
    private @Nullable CountedRow dropped;

    private Flight(CountedRow sent) {
        this.sent = sent;
    }

    /** The flights of a connection, in the order in which they began. */
    static ImmutableList<Flight> of(List<CountedRow> rows) {
        Map<String, Deque<Flight>> open = new HashMap<>();
        List<Flight> all = new ArrayList<>();
        @Nullable Flight last = null;
        for (CountedRow row : rows) {
            if (row.kind() == EventKind.SEGMENT_SEND || row.kind() == EventKind.SEGMENT_DUPLICATE) {
                Flight flight = new Flight(row);
                all.add(flight);
                open.computeIfAbsent(row.identity(), key -> new ArrayDeque<>()).add(flight);
            } else if (row.kind() == EventKind.SEGMENT_RECV || row.isLoss()) {
                last = ends(row, open);
            } else if (row.kind() == EventKind.SEGMENT_DROP && last != null) {
                last.dropped = row;
            }
        }
        return ImmutableList.copyOf(all);
    }

    private static @Nullable Flight ends(CountedRow row, Map<String, Deque<Flight>> open) {
        Flight flight = open.getOrDefault(row.identity(), new ArrayDeque<>()).poll();
        if (flight != null && row.isLoss()) {
            flight.dropped = row;
        } else if (flight != null) {
            flight.arrived = row;
        }
        return flight;
    }

    /** Finds the flights by the rows that tell where they left and where they arrived. */
    static IdentityHashMap<CountedRow, Flight> byRow(List<CountedRow> rows) {
        IdentityHashMap<CountedRow, Flight> byRow = new IdentityHashMap<>();
        for (Flight flight : of(rows)) {
            byRow.put(flight.sent, flight);
            flight.arrived().ifPresent(row -> byRow.put(row, flight));
        }
        return byRow;
    }

    CountedRow sent() {
        return sent;
    }

    Optional<CountedRow> arrived() {
        return Optional.ofNullable(arrived);
    }

    /** Where it was lost or refused. */
    Optional<CountedRow> dropped() {
        return Optional.ofNullable(dropped);
    }
}
