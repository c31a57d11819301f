package org.listenq.core.client;

import org.listenq.core.engine.RandomStreams;
import org.listenq.core.segment.Origin;

/**
 * Where the clients of a group live: 10.g.x.y, where g is the number of the group from 1, and ports from 32768 on.
 *
 * <p>Each of the first 65536 clients has its own address; further ones share them with other ports. Attempts of one
 * client differ in their ports as well.
 */
final class Addresses {

    private static final int TEN = 10 << 24;
    private static final int FIRST_PORT = 32768;
    private static final int PORTS = 32768;
    private static final int ALL_PORTS = 65536;
    private static final int HOST_BITS = 16;
    private static final int ATTEMPT_BITS = 24;

    /** Ports between two attempts of one client: room for 128 times 65536 clients. */
    private static final int PORT_STEP = 128;

    private final GroupPlan plan;
    private final RandomStreams.Identities identities;
    private final boolean spoofed;
    private final Origin origin = new Origin();

    Addresses(GroupPlan plan, RandomStreams streams) {
        this.plan = plan;
        this.identities = new RandomStreams.Identities(streams.stream("client/" + plan.name()));
        this.spoofed = plan.kind() == GroupPlan.Kind.SYN_FLOOD;
    }

    /** Returns the origin of a client's {@code attempt}, counted from 1; the same carrier each time. */
    Origin of(int client, int attempt) {
        int place = client + 1;
        int address = TEN | ((plan.group() + 1) << HOST_BITS) | (place & 0xffff);
        int port = plan.sourcePort() == GroupPlan.USUAL_PORTS
                ? FIRST_PORT + portOffset(place >>> HOST_BITS, attempt - 1)
                : (plan.sourcePort() + client + attempt - 1) % ALL_PORTS;
        long key = identities.with(((long) client << ATTEMPT_BITS) + attempt);
        return origin.of(key, plan.group(), client, attempt)
                .from(address, port, plan.serverPort())
                .spoofed(spoofed);
    }

    private static int portOffset(int layer, int earlier) {
        return (int) ((layer + (long) earlier * PORT_STEP) % PORTS);
    }
}
