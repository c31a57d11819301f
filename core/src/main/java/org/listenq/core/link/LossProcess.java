package org.listenq.core.link;

import org.listenq.core.segment.Segment;

/** Chance of loss on one link in one run. */
@FunctionalInterface
public interface LossProcess {

    /**
     * Whether {@code segment} is lost. The answer depends on the key of its connection and on its number there only,
     * not on what else is sent, so that rival policies meet the same weather.
     */
    boolean loses(Segment segment);
}
