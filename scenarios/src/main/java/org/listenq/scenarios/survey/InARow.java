package org.listenq.scenarios.survey;

import java.util.List;
import org.listenq.core.trace.TraceSink;

/** The protocol of the capacity table: round trip 10 ms, one silent client each 50 ms, nobody accepts. */
final class InARow {

    private static final long MILLI = 1_000_000;
    private static final long SPACING = 50 * MILLI;

    /** How long a client may take to connect. */
    static final long PATIENCE = 500 * MILLI;

    private InARow() {}

    static void run(Subject subject, int backlog, int clients, List<TraceSink> sinks) {
        long millis = (end(clients) + PATIENCE) / MILLI;
        Experiment.run(
                subject.systems(),
                sinks,
                "clients: [{name: c, arrivals: {every: 50ms}, count: " + clients + "}]",
                "network: {delay: 5ms}",
                subject.server(backlog, "accept: never"),
                "run: {duration: " + millis + "ms}");
    }

    /** Returns when the protocol stops if client number {@code client}, from 0, is the first that does not connect. */
    static long end(int client) {
        return client * SPACING + PATIENCE;
    }
}
