package org.listenq.core.established;

/** Whether one side repairs a loss: from when it notices until all is acknowledged that was outstanding then. */
final class Recovery {

    private boolean active;
    private boolean fast;
    private int end;

    void clear() {
        active = false;
        fast = false;
    }

    /** Begins after a timeout, when {@code next} is the next new number. */
    void beginSlow(int next) {
        active = true;
        fast = false;
        end = next;
    }

    /** Begins after acknowledgements that show a hole. */
    void beginFast(int next) {
        active = true;
        fast = true;
        end = next;
    }

    boolean isActive() {
        return active;
    }

    /** Whether acknowledgements began it, not a timeout. */
    boolean isFast() {
        return active && fast;
    }

    /** Whether it ends with everything before {@code una} acknowledged. */
    boolean endsAt(int una) {
        return active && una >= end;
    }
}
