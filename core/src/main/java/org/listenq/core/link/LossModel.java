package org.listenq.core.link;

import org.listenq.core.engine.RandomStreams;

/** How the network loses segments by chance: a value that starts a {@link LossProcess} for each link and run. */
public interface LossModel {

    /** Loses nothing; a link leaves the stage out. */
    LossModel NONE = (streams, name) -> segment -> false;

    /**
     * Starts it for one link.
     *
     * @param name begins the names of all streams that it asks {@code streams} for
     */
    LossProcess start(RandomStreams streams, String name);
}
