package org.listenq.output.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.listenq.core.segment.Flags;

/** The TCP packets of the connections whose first SYN a capture saw; of others nobody knows which side is which. */
public final class CapturedPackets implements CaptureReader.Packets {

    private final int port;
    private final Consumer<CapturedPacket> packets;
    private final TcpHeader header = new TcpHeader();
    private final Map<TcpHeader.Tuple, Opened> opened = new HashMap<>();

    private CapturedPackets(int port, Consumer<CapturedPacket> packets) {
        this.port = port;
        this.packets = packets;
    }

    /**
     * Hands the packets in {@code content} to {@code packets}, in the order of the file; those that an interface of
     * clients saw in a capture of ListenQ to {@code atClients}.
     *
     * @param port only connections to this port; 0 for any
     * @throws IOException if it is not a capture; the message says where and why
     */
    public static void read(
            InputStream content, int port, Consumer<CapturedPacket> packets, Consumer<CapturedPacket> atClients)
            throws IOException {
        CaptureReader.read(
                content, new Sides(new CapturedPackets(port, packets), new CapturedPackets(port, atClients)));
    }

    /** Keeps apart what the two ends of a connection saw. */
    private static final class Sides implements CaptureReader.Packets {
        private final CapturedPackets usual;
        private final CapturedPackets atClients;
        private CapturedPackets current;

        Sides(CapturedPackets usual, CapturedPackets atClients) {
            this.usual = usual;
            this.atClients = atClients;
            this.current = usual;
        }

        @Override
        public void seenByServer(boolean server) {
            current = server ? usual : atClients;
        }

        @Override
        public void packet(long nanos, int linkType, byte[] bytes, int length) throws IOException {
            current.packet(nanos, linkType, bytes, length);
        }
    }

    @Override
    public void packet(long nanos, int linkType, byte[] bytes, int length) throws IOException {
        if (!TcpHeader.knows(linkType)) {
            throw new IOException("expected Ethernet, raw IP, Linux cooked or loopback, found link type " + linkType);
        }
        if (!header.find(linkType, bytes, length)) {
            return;
        }
        if ((header.flags() & Flags.SYN_ACK) == Flags.SYN && (port == 0 || header.targetPort() == port)) {
            open();
        }
        Opened toServer = opened.get(header.tuple(true));
        Opened toClient = toServer == null ? opened.get(header.tuple(false)) : null;
        if (toServer != null) {
            hand(nanos, toServer, true);
        } else if (toClient != null) {
            hand(nanos, toClient, false);
        }
    }

    /** Notes a SYN; one with another sequence number than the last from its port begins another connection. */
    private void open() {
        TcpHeader.Tuple tuple = header.tuple(true);
        @Nullable Opened before = opened.get(tuple);
        if (before == null) {
            opened.put(tuple, new Opened(tuple.client(), header.seq(), 1));
        } else if (before.seq != header.seq()) {
            opened.put(tuple, new Opened(tuple.client(), header.seq(), before.connect + 1));
        }
    }

    private void hand(long nanos, Opened connection, boolean toServer) {
        packets.accept(
                new CapturedPacket(nanos, connection.name(), toServer, header.flags(), header.seq(), header.payload()));
    }

    /** A connection by its first SYN. */
    private record Opened(String client, int seq, int connect) {

        String name() {
            return connect == 1 ? client : client + ", connect " + connect;
        }
    }
}
