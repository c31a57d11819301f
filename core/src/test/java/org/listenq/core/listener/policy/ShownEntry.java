package org.listenq.core.listener.policy;

import org.listenq.core.listener.HalfOpenView;

/** An entry as a table row describes it. */
record ShownEntry(
        int timeouts,
        int retransmissions,
        boolean acknowledged,
        long answeredAt,
        long createdAt,
        boolean keepArmed,
        boolean deferred,
        int unread,
        boolean ended)
        implements HalfOpenView {

    static final int ISS = 7;

    static ShownEntry fresh() {
        return after(0);
    }

    static ShownEntry after(int timeouts) {
        return new ShownEntry(timeouts, timeouts, false, Long.MIN_VALUE, 0, true, false, 0, false);
    }

    ShownEntry acked() {
        return new ShownEntry(
                timeouts, retransmissions, true, answeredAt, createdAt, keepArmed, deferred, unread, ended);
    }

    ShownEntry answered(long at) {
        return new ShownEntry(
                timeouts, retransmissions, acknowledged, at, createdAt, keepArmed, deferred, unread, ended);
    }

    /** Its SYN-ACK was retransmitted so often, whatever its timer did. */
    ShownEntry resent(int times) {
        return new ShownEntry(timeouts, times, acknowledged, answeredAt, createdAt, keepArmed, deferred, unread, ended);
    }

    /** It was made {@code nanos} before the time that {@link Shown} tells by default. */
    ShownEntry aged(long nanos) {
        return new ShownEntry(
                timeouts,
                retransmissions,
                acknowledged,
                answeredAt,
                Shown.NOW - nanos,
                keepArmed,
                deferred,
                unread,
                ended);
    }

    ShownEntry disarmed() {
        return new ShownEntry(
                timeouts, retransmissions, acknowledged, answeredAt, createdAt, false, deferred, unread, ended);
    }

    ShownEntry waiting() {
        return new ShownEntry(timeouts, retransmissions, true, answeredAt, createdAt, keepArmed, true, unread, ended);
    }

    /** It waits, and {@code bytes} have come; also a FIN, if {@code fin}. */
    static ShownEntry waitingWith(int bytes, boolean fin) {
        return new ShownEntry(0, 0, true, Long.MIN_VALUE, 0, true, true, bytes, fin);
    }

    @Override
    public int iss() {
        return ISS;
    }

    @Override
    public long timerAt() {
        return Long.MAX_VALUE;
    }
}
