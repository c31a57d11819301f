package org.listenq.output.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;

/**
 * Writes a run as a packet capture in the format pcapng, with one interface for each host.
 *
 * <p>A segment stands on the interface of its sender when it is sent, and on that of the other host when it arrives
 * there, also if that host then ignores it; one that is lost on the way stands on the first only. What a host drops
 * and what changes a queue is a comment of the packet. Memory does not grow with the run.
 *
 * <p>Source: draft-ietf-opsawg-pcapng.
 */
public final class PcapngWriter implements TraceSink, Closeable {

    /** The server's address: 10.0.0.1. Clients live in 10.1.0.0/16 and on. */
    public static final int SERVER_ADDRESS = (10 << 24) | 1;

    private static final long PACKETS =
            EventKind.SEGMENT_SEND.bit() | EventKind.SEGMENT_RECV.bit() | EventKind.SEGMENT_DROP.bit();
    private static final long QUEUES = EventKind.SYNQ_ADD.bit()
            | EventKind.SYNQ_REMOVE.bit()
            | EventKind.ACCQ_ADD.bit()
            | EventKind.ACCQ_REMOVE.bit();
    private static final long RECEIVED = 1;
    private static final long AT_SERVER = 2;
    private static final int CONNECTION_SHIFT = 32;
    private static final long CONNECTION_MASK = -1L << CONNECTION_SHIFT;
    private static final int NUMBER_SHIFT = 2;
    private static final long NUMBER_MASK = 0x3fff_ffffL;

    private final OutputStream out;
    private final int serverAddress;
    private final IntPredicate hosts;
    private final RecentBlocks blocks;
    private final Comment comment = new Comment();
    private @Nullable PacketHeaders headers;

    /** Writes to {@code out}, which it closes in the end. */
    public PcapngWriter(OutputStream out) {
        this(out, SERVER_ADDRESS, host -> true);
    }

    /**
     * As above, with another address of the server, and only what the interfaces of {@code hosts} see, given as
     * indices into {@link RunInfo#hosts()}.
     */
    public PcapngWriter(OutputStream out, int serverAddress, IntPredicate hosts) {
        this.out = out;
        this.serverAddress = serverAddress;
        this.hosts = hosts;
        this.blocks = new RecentBlocks(out);
    }

    @Override
    public long interests() {
        return PACKETS | QUEUES | EventKind.SEGMENT_DUPLICATE.bit() | EventKind.LISTENER_OPEN.bit();
    }

    @Override
    public void accept(TraceRow row) {
        try {
            if (headers == null) {
                out.write(PcapngHeader.of(row.info()));
                headers = new PacketHeaders(row.info(), serverAddress);
            }
            write(row, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(TraceRow row, PacketHeaders ofRun) throws IOException {
        switch (row.kind()) {
            case SEGMENT_SEND -> sent(row, ofRun);
            case SEGMENT_RECV -> packet(row, ofRun, true);
            case SEGMENT_DROP -> dropped(row, ofRun);
            case SEGMENT_DUPLICATE -> comment(blocks.find(key(row, false)), comment.saying(Comment.COPIED));
            case SYNQ_ADD, SYNQ_REMOVE, ACCQ_ADD, ACCQ_REMOVE -> queued(row);
            default -> {}
        }
    }

    private void sent(TraceRow row, PacketHeaders ofRun) throws IOException {
        packet(row, ofRun, false);
        if (row.host() == RunInfo.SERVER && row.connection().spoofed()) {
            comment(blocks.find(key(row, false)), comment.saying(Comment.TO_NOBODY));
        }
    }

    private void packet(TraceRow row, PacketHeaders ofRun, boolean received) throws IOException {
        if (hosts.test(row.host())) {
            int length = ofRun.write(row, blocks.bytes(), blocks.packetAt());
            blocks.end(length, row.host(), received, row.timeNanos(), key(row, received));
        }
    }

    /** What nobody sent or received before is a packet too: it reached a host that never listens. */
    private void dropped(TraceRow row, PacketHeaders ofRun) throws IOException {
        boolean onTheWay = (row.host() == RunInfo.SERVER) == (row.direction() == Direction.TO_CLIENT);
        if (!onTheWay && row.host() != RunInfo.SERVER && row.connection().spoofed()) {
            return;
        }
        long block = blocks.find(key(row, !onTheWay));
        if (block < 0) {
            packet(row, ofRun, !onTheWay);
            block = blocks.find(key(row, !onTheWay));
        }
        comment(block, comment.dropped(row, onTheWay));
    }

    /** A queue changes because of the packet that has just arrived, if one of the connection has. */
    private void queued(TraceRow row) throws IOException {
        long arrived = RECEIVED | AT_SERVER;
        long connection = (long) row.connection().label() << CONNECTION_SHIFT;
        long block = blocks.find(row.timeNanos(), CONNECTION_MASK | arrived, connection | arrived);
        if (block >= 0) {
            comment(block, comment.queued(row, false));
        } else if (row.note().equals("evicted")) {
            comment(blocks.find(row.timeNanos(), arrived, arrived), comment.queued(row, true));
        }
    }

    private void comment(long block, Comment sentence) throws IOException {
        if (block >= 0) {
            blocks.comment(block, sentence);
        }
    }

    private static long key(TraceRow row, boolean received) {
        Connection connection = row.connection();
        return ((long) connection.label() << CONNECTION_SHIFT)
                | ((Math.abs(row.nth()) & NUMBER_MASK) << NUMBER_SHIFT)
                | (row.host() == RunInfo.SERVER ? AT_SERVER : 0)
                | (received ? RECEIVED : 0);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (headers == null) {
                out.write(PcapngHeader.empty());
            }
            blocks.flush();
        }
    }
}
