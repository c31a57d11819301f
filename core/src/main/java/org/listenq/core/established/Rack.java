package org.listenq.core.established;

import org.listenq.core.segment.Segment;

/**
 * Finds losses by time (RFC 8985): a segment is lost when one that was sent later has arrived and a reordering window
 * has passed as well.
 *
 * <p>Source: net/ipv4/tcp_recovery.c tcp_rack_advance, tcp_rack_reo_wnd and tcp_rack_detect_loss.
 */
final class Rack {

    /** The default of net.ipv4.tcp_reordering. */
    private static final int REORDERING = 3;

    private static final long NEVER = -1;

    private long newestSentAt;
    private int newestEnd;
    private long roundTrip;

    void begin() {
        newestSentAt = NEVER;
    }

    /** Takes what {@code segment} says has arrived. */
    void take(Segment segment, Flight flight, RoundTrips roundTrips, long now) {
        for (int i = 0; i < flight.size(); i++) {
            boolean cumulative = flight.end(i) <= segment.ack();
            boolean selective = segment.selectiveFrom() <= flight.start(i) && flight.end(i) <= segment.selectiveTo();
            if (cumulative || (selective && flight.select(i))) {
                advance(flight, i, roundTrips, now);
            }
        }
    }

    private void advance(Flight flight, int place, RoundTrips roundTrips, long now) {
        long sentAt = flight.sentAt(place);
        boolean ambiguous = flight.copies(place) > 0 && now - sentAt < roundTrips.least();
        if (!ambiguous && sentAt >= newestSentAt) {
            newestSentAt = sentAt;
            newestEnd = flight.end(place);
            roundTrip = now - sentAt;
        }
    }

    /**
     * Marks in {@code flight} what is lost.
     *
     * @return nanoseconds until more is lost if nothing else arrives; 0 if nothing is in doubt
     */
    long detect(Flight flight, RoundTrips roundTrips, boolean recovering, long now) {
        if (newestSentAt == NEVER) {
            return 0;
        }
        boolean sure = recovering || flight.selected() >= REORDERING;
        long window = sure ? 0 : Math.min(roundTrips.least() / 4, roundTrips.smoothed());
        long wait = 0;
        for (int i = 0; i < flight.size(); i++) {
            if (flight.isOut(i) && isBeforeNewest(flight, i)) {
                long left = flight.sentAt(i) + roundTrip + window - now;
                if (left <= 0) {
                    flight.lose(i);
                }
                wait = Math.max(wait, left);
            }
        }
        return wait;
    }

    private boolean isBeforeNewest(Flight flight, int place) {
        long sentAt = flight.sentAt(place);
        return sentAt < newestSentAt || (sentAt == newestSentAt && flight.end(place) < newestEnd);
    }
}
