package org.listenq.core.link;

import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.World;

/**
 * Where lost segments end: each is counted and told, its carrier is free again, its connection no longer held by it.
 */
final class Drain {

    private final World world;
    private final LinkTally tally;
    private final int senderHost;

    Drain(World world, LinkTally tally, int senderHost) {
        this.world = world;
        this.tally = tally;
        this.senderHost = senderHost;
    }

    void lose(Segment segment, Cause cause) {
        tally.lost(segment);
        Connection connection = segment.connection();
        if (world.trace().wants(EventKind.SEGMENT_DROP)) {
            world.trace()
                    .row(EventKind.SEGMENT_DROP, senderHost, connection)
                    .segment(segment)
                    .cause(cause);
            world.trace().emit();
        }
        world.segments().release(segment);
        world.connections().release(connection);
    }
}
