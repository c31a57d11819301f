package org.listenq.core.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The segment carriers of one run, and the list of those that are free. */
public final class SegmentPool {

    private final List<Segment> all = new ArrayList<>();
    private @Nullable Segment free;

    /** Returns a carrier of unspecified content. */
    public Segment take() {
        Segment segment = free;
        if (segment == null) {
            return make();
        }
        free = segment.nextFree;
        return segment;
    }

    private Segment make() {
        Segment segment = new Segment();
        all.add(segment);
        return segment;
    }

    /** Takes back a carrier that nobody reads any more. */
    public void release(Segment segment) {
        segment.nextFree = free;
        free = segment;
    }

    /** Shows every segment that is on its way to {@code receiver}. */
    public void forEachHeadingFor(SegmentReceiver receiver, Consumer<Segment> observer) {
        for (Segment segment : all) {
            if (segment.heading() == receiver) {
                observer.accept(segment);
            }
        }
    }
}
