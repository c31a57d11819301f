package org.listenq.core.link;

import java.util.function.Consumer;
import org.listenq.core.segment.Segment;

/** A part of a link that segments stay in for a while. */
interface Holder {

    /** Shows every segment that is in it now. */
    void forEachHeld(Consumer<Segment> observer);
}
