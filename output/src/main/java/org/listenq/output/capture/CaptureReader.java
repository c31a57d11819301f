package org.listenq.output.capture;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads packet captures, packet by packet: pcap with micro- or nanoseconds and pcapng, in either byte order, also
 * compressed by gzip.
 *
 * <p>Sources: draft-ietf-opsawg-pcap, draft-ietf-opsawg-pcapng.
 */
public final class CaptureReader {

    /** Takes the packets of a capture. */
    public interface Packets {

        /**
         * Takes one packet, whose bytes are valid until this returns.
         *
         * @param nanos when it was seen, in nanoseconds since 1970
         * @param linkType number of the link type of its interface
         * @param length bytes of it that were captured
         */
        void packet(long nanos, int linkType, byte[] bytes, int length) throws IOException;

        /**
         * Told before each packet on an interface that is described as ListenQ describes those of its hosts: whether
         * it is the server's. A segment that arrives stands on two of them.
         */
        default void seenByServer(boolean server) {}
    }

    private static final int GZIP = 0x1f8b;

    private CaptureReader() {}

    /**
     * Hands all packets of {@code content} to {@code packets}.
     *
     * @throws IOException if it is not a capture or ends within a packet; the message gives the offset in bytes, what
     *     was expected and what was found
     */
    public static void read(InputStream content, Packets packets) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(content, 1 << 16);
        buffered.mark(2);
        int magic = (buffered.read() << 8) | buffered.read();
        buffered.reset();
        if (magic == GZIP) {
            compressed(buffered, packets);
        } else {
            plain(buffered, packets);
        }
    }

    private static void compressed(InputStream content, Packets packets) throws IOException {
        try {
            plain(new GZIPInputStream(content, 1 << 16), packets);
        } catch (EOFException | ZipException e) {
            throw new IOException("expected a whole gzip file, found a damaged or cut one", e);
        }
    }

    private static void plain(InputStream content, Packets packets) throws IOException {
        CaptureBytes in = new CaptureBytes(content);
        in.bigEndian(true);
        int first = in.startsWith();
        switch (first) {
            case 0x0a0d0d0a -> new PcapngBlocks(in, packets).read();
            case 0xa1b2c3d4 -> new PcapRecords(in, packets, true, 1_000).read();
            case 0xd4c3b2a1 -> new PcapRecords(in, packets, false, 1_000).read();
            case 0xa1b23c4d -> new PcapRecords(in, packets, true, 1).read();
            case 0x4d3cb2a1 -> new PcapRecords(in, packets, false, 1).read();
            default -> throw in.problem(0, "the magic number of pcap or pcapng", "0x" + Integer.toHexString(first));
        }
    }
}
