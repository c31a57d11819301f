package org.listenq.output.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Enhanced packet blocks on their way into a file, of which the last {@value #RECENT} can still be given comments.
 *
 * <p>The block: draft-ietf-opsawg-pcapng section 4.3, with the option epb_flags for the direction.
 */
final class RecentBlocks {

    /** How many blocks comments can reach. */
    static final int RECENT = 16;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int ENHANCED_PACKET = 6;
    private static final int CAPACITY = 1 << 18;
    private static final int HEADER = 28;
    private static final int FLAGS_OPTION = 2 | (4 << 16);
    private static final int COMMENT_OPTION = 1;
    private static final int TRAILER = 16;
    private static final int ROOM_FOR_COMMENTS = 1 << 14;
    private static final int LONGEST_BLOCK = HEADER + PacketHeaders.LONGEST + 64 + TRAILER + ROOM_FOR_COMMENTS;

    private final OutputStream out;
    private final byte[] bytes = new byte[CAPACITY];
    private final int[] starts = new int[RECENT];
    private final long[] times = new long[RECENT];
    private final long[] keys = new long[RECENT];
    private int size;
    private long blocks;

    RecentBlocks(OutputStream out) {
        this.out = out;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Makes room for one more block and returns where its packet begins. */
    int packetAt() throws IOException {
        if (size + LONGEST_BLOCK > CAPACITY) {
            drain(blocks == 0 ? size : starts[oldest()]);
        }
        if (size + LONGEST_BLOCK > CAPACITY) {
            drain(size);
            blocks = 0;
        }
        return size + HEADER;
    }

    /** Ends the block around the packet of {@code length} bytes; {@code key} finds it again. */
    void end(int length, int networkInterface, boolean inbound, long nanos, long key) {
        int start = size;
        int padded = (length + 3) & ~3;
        int total = HEADER + padded + TRAILER;
        pair(start, ENHANCED_PACKET, total);
        pair(start + 8, networkInterface, (int) (nanos >>> 32));
        pair(start + 16, (int) nanos, length);
        INT.set(bytes, start + 24, length);
        INT.set(bytes, start + HEADER + length, 0);
        int options = start + HEADER + padded;
        pair(options, FLAGS_OPTION, inbound ? 1 : 2);
        pair(options + 8, 0, total);
        int place = (int) (blocks++ % RECENT);
        starts[place] = start;
        times[place] = nanos;
        keys[place] = key;
        size = start + total;
    }

    private void pair(int at, int first, int second) {
        LONG.set(bytes, at, (first & 0xffff_ffffL) | ((long) second << 32));
    }

    private void sizes(int start, int total) {
        INT.set(bytes, start + 4, total);
        INT.set(bytes, start + total - 4, total);
    }

    /** Returns the newest block that has {@code key}, or -1. */
    long find(long key) {
        for (long i = blocks - 1; i >= Math.max(0, blocks - RECENT); i--) {
            if (keys[(int) (i % RECENT)] == key) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Returns the newest block of the time {@code nanos} whose key has {@code bits} where {@code mask} has bits,
     * or -1.
     */
    long find(long nanos, long mask, long bits) {
        for (long i = blocks - 1; i >= Math.max(0, blocks - RECENT); i--) {
            int place = (int) (i % RECENT);
            if (times[place] == nanos && (keys[place] & mask) == bits) {
                return i;
            }
        }
        return -1;
    }

    /** Adds {@code comment} to {@code block}. */
    void comment(long block, Comment comment) throws IOException {
        int length = (comment.size() + 3) & ~3;
        if (size + length + 4 > CAPACITY) {
            drain(starts[oldest()]);
        }
        int start = starts[(int) (block % RECENT)];
        int total = (int) INT.get(bytes, start + 4);
        int at = start + total - 8;
        System.arraycopy(bytes, at, bytes, at + length + 4, size - at);
        INT.set(bytes, at + length, 0);
        INT.set(bytes, at, COMMENT_OPTION | (comment.size() << 16));
        System.arraycopy(comment.bytes(), 0, bytes, at + 4, comment.size());
        sizes(start, total + length + 4);
        for (long later = block + 1; later < blocks; later++) {
            starts[(int) (later % RECENT)] += length + 4;
        }
        size += length + 4;
    }

    private int oldest() {
        return (int) (Math.max(0, blocks - RECENT) % RECENT);
    }

    private void drain(int count) throws IOException {
        out.write(bytes, 0, count);
        System.arraycopy(bytes, count, bytes, 0, size - count);
        size -= count;
        for (int i = 0; i < RECENT; i++) {
            starts[i] -= count;
        }
    }

    /** Writes all that is left. */
    void flush() throws IOException {
        drain(size);
        blocks = 0;
    }
}
