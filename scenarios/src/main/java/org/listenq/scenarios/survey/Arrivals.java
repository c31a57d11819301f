package org.listenq.scenarios.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;

/** Which clients connected in time, and how long the completed queue was when. */
final class Arrivals implements TraceSink {

    private record Length(long timeNanos, int completed) {}

    private final Map<Integer, Long> calls = new HashMap<>();
    private final Map<Integer, Long> waits = new HashMap<>();
    private final List<Length> lengths = new ArrayList<>();

    @Override
    public long interests() {
        return EventKind.CONNECT_CALL.bit() | EventKind.CONNECT_RETURN.bit() | EventKind.ACCQ_ADD.bit();
    }

    @Override
    public void accept(TraceRow row) {
        int client = row.connection().label();
        switch (row.kind()) {
            case CONNECT_CALL -> calls.put(client, row.timeNanos());
            case CONNECT_RETURN -> returned(client, row);
            default -> lengths.add(new Length(row.timeNanos(), row.accAfter()));
        }
    }

    private void returned(int client, TraceRow row) {
        if (row.note().equals(ConnectResult.OK.text())) {
            waits.put(client, row.timeNanos() - calls.getOrDefault(client, 0L));
        }
    }

    /** Returns how many clients, from the first, connected within their time. */
    int connectedInARow() {
        int client = 0;
        while (waits.getOrDefault(client, Long.MAX_VALUE) <= InARow.PATIENCE) {
            client++;
        }
        return client;
    }

    /** Returns how many connections the completed queue held at most until {@code timeNanos}. */
    int queued(long timeNanos) {
        return lengths.stream()
                .filter(length -> length.timeNanos() <= timeNanos)
                .mapToInt(Length::completed)
                .max()
                .orElse(0);
    }
}
