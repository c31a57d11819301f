package org.listenq.core.listener.policy;

import org.listenq.core.listener.HalfOpenView;

/** An entry as a table row describes it. */
record ShownEntry(int timeouts, int retransmissions, boolean acknowledged, long answeredAt) implements HalfOpenView {

    static final int ISS = 7;

    static ShownEntry fresh() {
        return new ShownEntry(0, 0, false, Long.MIN_VALUE);
    }

    static ShownEntry after(int timeouts) {
        return new ShownEntry(timeouts, timeouts, false, Long.MIN_VALUE);
    }

    ShownEntry acked() {
        return new ShownEntry(timeouts, retransmissions, true, answeredAt);
    }

    ShownEntry answered(long at) {
        return new ShownEntry(timeouts, retransmissions, acknowledged, at);
    }

    @Override
    public long createdAt() {
        return 0;
    }

    @Override
    public boolean deferred() {
        return false;
    }

    @Override
    public boolean keepArmed() {
        return true;
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
