package org.listenq.core.established;

import org.listenq.core.segment.Connection;
import org.listenq.core.trace.World;

/** The one timer of the sending side. */
final class SendTimer extends HeldTimer {

    private final Sender sender;
    private Mode mode = Mode.TIMEOUT;

    SendTimer(Sender sender, World world) {
        super(world);
        this.sender = sender;
    }

    /** What it is armed for. */
    enum Mode {
        PROBE("probe"),
        TIMEOUT("retransmission"),
        REORDERING("reordering");

        private final String text;

        Mode(String text) {
            this.text = text;
        }

        /** The name in traces. */
        String text() {
            return text;
        }
    }

    /** Arms it anew. */
    void restart(Connection connection, long delay, Mode purpose) {
        mode = purpose;
        rearm(connection, delay);
    }

    /** What it was armed for last. */
    Mode mode() {
        return mode;
    }

    @Override
    protected void expire() {
        sender.expire();
    }
}
