package org.listenq.scenarios.survey;

import java.util.List;

/**
 * How many clients in a row connect to a server that never calls accept(): round trip 10 ms, one silent client each
 * 50 ms, until the first that is not connected within 500 ms.
 *
 * @param backlog what listen() was called with
 * @param tried how many clients there were at most
 * @param connected how many connected before the first that did not
 * @param queued how many the server then really had in its completed queue
 */
public record Capacity(int backlog, int tried, int connected, int queued) {

    /** Returns how many clients the table tries for {@code backlog}: {@code 3 * backlog + 20}. */
    public static int usual(int backlog) {
        return 3 * backlog + 20;
    }

    /** Asks {@code subject}, with {@code tried} clients at most. */
    public static Capacity of(Subject subject, int backlog, int tried) {
        Arrivals arrivals = new Arrivals();
        InARow.run(subject, backlog, tried, List.of(arrivals));
        int connected = arrivals.connectedInARow();
        return new Capacity(backlog, tried, connected, arrivals.queued(InARow.end(connected)));
    }

    /** Whether every client connected, so that there may be no limit at all. */
    public boolean isAll() {
        return connected == tried;
    }

    /** The number as the table shows it. */
    public String text() {
        return isAll() ? "all" : Integer.toString(connected);
    }
}
