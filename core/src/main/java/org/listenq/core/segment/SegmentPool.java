package org.listenq.core.segment;

import java.util.ArrayDeque;

/** The free list of segment carriers of one run. */
public final class SegmentPool {

    private final ArrayDeque<Segment> free = new ArrayDeque<>();

    /** Returns a carrier of unspecified content. */
    public Segment take() {
        Segment segment = free.pollLast();
        return segment == null ? new Segment() : segment;
    }

    /** Takes back a carrier that nobody reads any more. */
    public void release(Segment segment) {
        free.addLast(segment);
    }
}
