package org.listenq.core.established;

/** What one side does about loss until all is acknowledged that was outstanding when the loss was noticed. */
final class Recovery {

    private boolean active;
    private boolean fast;
    private int end;
    private int lost;
    private int resendFrom;

    void clear() {
        active = false;
        fast = false;
        lost = 0;
    }

    /** Begins after a timeout: everything in {@code flight} before {@code next} counts as lost. */
    void beginAll(Flight flight, int next) {
        active = true;
        fast = false;
        end = next;
        lost = flight.size();
        resendFrom = flight.start(0);
    }

    /**
     * Begins after duplicate acknowledgements: only the oldest segment counts as lost, and its sender sends it at
     * once.
     */
    void beginFast(int next) {
        active = true;
        fast = true;
        end = next;
        lost = 0;
        resendFrom = next;
    }

    boolean isActive() {
        return active;
    }

    /** Whether duplicate acknowledgements began it, not a timeout. */
    boolean isFast() {
        return active && fast;
    }

    /** Number of segments that are lost and not sent again yet. */
    int lost() {
        return lost;
    }

    /** Whether it ends with everything before {@code una} acknowledged. */
    boolean endsAt(int una) {
        return active && una >= end;
    }

    /** Forgets about segments that {@code ack} acknowledges, before {@code flight} does. */
    void acknowledge(Flight flight, int ack) {
        for (int i = 0; lost > 0 && i < flight.size() && flight.end(i) <= ack; i++) {
            if (flight.start(i) >= resendFrom) {
                lost--;
            }
        }
        resendFrom = Math.max(resendFrom, ack);
    }

    /** Takes the place in {@code flight} of the oldest segment that is lost and not sent again yet. */
    int takeLost(Flight flight) {
        int place = 0;
        while (flight.start(place) < resendFrom) {
            place++;
        }
        lost--;
        resendFrom = flight.end(place);
        return place;
    }
}
