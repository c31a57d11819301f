package org.listenq.core.established;

/** How many segments may be outstanding: slow start and congestion avoidance of RFC 5681 section 3.1, in segments. */
final class CongestionWindow {

    private static final int LEAST_THRESHOLD = 2;

    private int size;
    private int threshold;
    private int credit;

    void begin(int segments) {
        size = segments;
        threshold = Integer.MAX_VALUE;
        credit = 0;
    }

    int size() {
        return size;
    }

    /** Grows because {@code acknowledged} segments were acknowledged. */
    void grow(int acknowledged) {
        if (size < threshold) {
            size += acknowledged;
            return;
        }
        credit += acknowledged;
        if (credit >= size) {
            credit -= size;
            size++;
        }
    }

    /** Halves because a segment was lost. */
    void halve() {
        lowerThreshold();
        size = threshold;
    }

    /** Remembers half of its size as the point from which it grows slowly. */
    void lowerThreshold() {
        threshold = Math.max(size / 2, LEAST_THRESHOLD);
    }

    /** Falls to one segment because of a timeout. */
    void collapse() {
        size = 1;
    }
}
