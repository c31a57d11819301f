package org.listenq.core.established;

/** What the program has written, and how far it is cut into segments. */
final class Outgoing {

    private int next;
    private int writeEnd;
    private int smallEnd;
    private boolean finishing;
    private boolean finSent;

    void begin() {
        next = 1;
        writeEnd = 1;
        smallEnd = 1;
        finishing = false;
        finSent = false;
    }

    void write(int bytes) {
        if (finishing) {
            throw new IllegalStateException("write after close");
        }
        writeEnd = Math.addExact(writeEnd, bytes);
    }

    /** Lets FIN follow what is written. */
    void finish() {
        finishing = true;
    }

    /** Cuts off the next segment of at most {@code payload} bytes; FIN goes with the last. */
    void cut(int payload) {
        int length = Math.min(payload, writeEnd - next);
        boolean fin = finishing && next + length == writeEnd;
        next += length + (fin ? 1 : 0);
        finSent |= fin;
        if (length < payload) {
            smallEnd = next;
        }
    }

    /** The next new sequence number. */
    int next() {
        return next;
    }

    /** Whether something is not cut off yet. */
    boolean hasMore() {
        return next < writeEnd || (finishing && !finSent);
    }

    /** Whether the rest must wait because it is small and an earlier small segment is outstanding (tcp_nagle_check). */
    boolean heldByNagle(int una, int payload) {
        return !finishing && una < smallEnd && writeEnd - next < payload;
    }

    /** Whether the segment that ends at {@code end} carries FIN. */
    boolean isFin(int end) {
        return finSent && end == writeEnd + 1;
    }

    /** Whether the segment that ends at {@code end} carries the last byte written so far. */
    boolean isLast(int end) {
        return end >= writeEnd;
    }
}
