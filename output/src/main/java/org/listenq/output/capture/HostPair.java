package org.listenq.output.capture;

import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SynOptions;
import org.listenq.core.trace.TraceRow;

/** What the headers between the server and the clients of one group say beyond the model: options and windows. */
final class HostPair {

    private static final int MOST = 0xffff;

    private final SynOptions client;
    private final SynOptions server;
    private final OptionBytes[] syn = new OptionBytes[2];
    private final OptionBytes[] synAck = new OptionBytes[4];
    private final boolean[] scales = new boolean[4];

    HostPair(SynOptions client, SynOptions server) {
        this.client = client;
        this.server = server;
        for (int i = 0; i < 2; i++) {
            syn[i] = OptionBytes.syn(client, i == 1);
        }
        for (int i = 0; i < synAck.length; i++) {
            boolean timestamps = (i & 1) != 0;
            boolean cookie = (i & 2) != 0;
            synAck[i] = OptionBytes.synAck(server, client, timestamps, cookie);
            scales[i] = OptionBytes.scales(client, server, timestamps, cookie, server);
        }
    }

    /** The options of the SYN or SYN-ACK in {@code row}; a forged SYN has none. */
    OptionBytes ofSyn(TraceRow row) {
        Connection connection = row.connection();
        if (row.direction() == Direction.TO_SERVER) {
            return connection.spoofed() ? OptionBytes.NONE : syn[timestamps(row)];
        }
        return synAck[index(row)];
    }

    /** The window field of the segment in {@code row}: its sender's first window, which the model never changes. */
    int window(TraceRow row) {
        SynOptions sender = row.direction() == Direction.TO_SERVER ? client : server;
        boolean scaled = (row.flags() & Flags.SYN) == 0 && scales[index(row)];
        return Math.min(MOST, scaled ? sender.window() >> sender.windowScale() : sender.window());
    }

    private static int index(TraceRow row) {
        return timestamps(row) | (row.connection().cookie() ? 2 : 0);
    }

    private static int timestamps(TraceRow row) {
        return row.tsVal() == Segment.NO_TIMESTAMP ? 0 : 1;
    }
}
