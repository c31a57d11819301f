package org.listenq.runner.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;

/** What the trace says of each packet on the interfaces of some hosts, in the order in which they stand there. */
final class Sight implements TraceSink {

    /**
     * A packet.
     *
     * @param retransmission whether the trace calls it one
     * @param sent whether it is seen where it is sent
     * @param below whether it begins below what was seen before of its side of the connection
     * @param again whether the very same packet was seen before
     */
    record Seen(String text, boolean retransmission, boolean sent, boolean below, boolean again) {}

    private final IntPredicate hosts;
    private final List<Seen> packets = new ArrayList<>();
    private final Map<String, Integer> highest = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private int opened;

    Sight(IntPredicate hosts) {
        this.hosts = hosts;
    }

    List<Seen> packets() {
        return packets;
    }

    /** Connections of which a SYN was seen. */
    int opened() {
        return opened;
    }

    @Override
    public void accept(TraceRow row) {
        boolean unheard =
                row.kind() == EventKind.SEGMENT_DROP && row.cause().name().equals("SIM_DEAF");
        boolean packet = row.kind() == EventKind.SEGMENT_SEND || row.kind() == EventKind.SEGMENT_RECV || unheard;
        if (packet && hosts.test(row.host())) {
            packets.add(seen(row));
        }
    }

    private Seen seen(TraceRow row) {
        String way = row.connection().label() + " " + row.direction();
        int end = row.seq() + row.length() + ((row.flags() & Flags.SYN) >> 1) + (row.flags() & Flags.FIN);
        Integer before = highest.put(way, Math.max(end, highest.getOrDefault(way, 0)));
        opened += before == null && (row.flags() & Flags.SYN_ACK) == Flags.SYN ? 1 : 0;
        boolean sent = (row.direction() == Direction.TO_CLIENT) == (row.host() == RunInfo.SERVER);
        boolean again = !known.add(way + " " + Math.abs(row.nth()));
        String text = row.info().run() + ": " + row.timeNanos() + " ns, connection "
                + row.connection().number() + ", " + row.direction() + " " + Flags.text(row.flags()) + " seq "
                + row.seq() + " length " + row.length() + ", retransmission " + row.retransmission();
        return new Seen(text, row.retransmission() > 0, sent, before != null && row.seq() < before, again);
    }
}
