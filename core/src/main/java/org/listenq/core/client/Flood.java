package org.listenq.core.client;

import java.util.HashMap;
import java.util.Map;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Connections;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.TcpState;

/** Nobody: SYNs with forged addresses, of which some may come again. */
final class Flood {

    private final ClientHost host;
    private final ArrivalProcess arrivals;
    private final Addresses addresses;
    private final Map<Integer, Source> known = new HashMap<>();

    /** A forged address that may send its SYN again. */
    private record Source(Connection connection, int iss) {}

    Flood(ClientHost host, Addresses addresses) {
        this.host = host;
        this.arrivals = host.plan().arrivals();
        this.addresses = addresses;
    }

    /** Sends the SYN with this number. */
    void send(int arrival) {
        int number = arrivals.source(arrival);
        if (arrivals.repeatsSources()) {
            Source source = known.computeIfAbsent(number, this::source);
            send(source.connection(), source.iss());
        } else {
            Connection connection = open(number);
            send(connection, connections().opened());
            connections().release(connection);
        }
    }

    private Source source(int number) {
        return new Source(open(number), connections().opened());
    }

    private Connection open(int number) {
        return connections().open(addresses.of(number, 1), host.now());
    }

    private void send(Connection connection, int iss) {
        int earlier = connection.noteSyn() - 1;
        Segment syn = host.outlet().start(connection, Flags.SYN).seq(0, iss);
        host.outlet().send(syn.retransmission(earlier), TcpState.NONE, Cause.NONE, CounterSet.NONE);
    }

    private Connections connections() {
        return host.world().connections();
    }
}
