package org.listenq.output.capture;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a capture with their offset, as numbers of its byte order. */
final class CaptureBytes {

    private final InputStream in;
    private final byte[] word = new byte[4];
    private boolean bigEndian = true;
    private long offset;

    CaptureBytes(InputStream in) {
        this.in = in;
    }

    void bigEndian(boolean value) {
        bigEndian = value;
    }

    boolean isBigEndian() {
        return bigEndian;
    }

    /** Offset of the next byte, after decompression. */
    long offset() {
        return offset;
    }

    /** Returns the number that the file starts with. */
    int startsWith() throws IOException {
        int count = in.readNBytes(word, 0, 4);
        offset += count;
        if (count < 4) {
            throw problem(0, "the magic number of pcap or pcapng", "a file of " + count + " bytes");
        }
        return number(word, 0);
    }

    /** Whether the file ends here. */
    boolean ends() throws IOException {
        int count = in.readNBytes(word, 0, 4);
        offset += count;
        if (count > 0 && count < 4) {
            throw cut("a whole record");
        }
        return count == 0;
    }

    /** The number that {@link #ends} has read on. */
    int ahead() {
        return number(word, 0);
    }

    int number() throws IOException {
        read(word, 4);
        return number(word, 0);
    }

    int number(byte[] bytes, int at) {
        int big = ((bytes[at] & 255) << 24)
                | ((bytes[at + 1] & 255) << 16)
                | ((bytes[at + 2] & 255) << 8)
                | (bytes[at + 3] & 255);
        return bigEndian ? big : Integer.reverseBytes(big);
    }

    int half(byte[] bytes, int at) {
        int big = ((bytes[at] & 255) << 8) | (bytes[at + 1] & 255);
        return bigEndian ? big : Short.toUnsignedInt(Short.reverseBytes((short) big));
    }

    void read(byte[] to, int count) throws IOException {
        int read = in.readNBytes(to, 0, count);
        offset += read;
        if (read < count) {
            throw cut(count + " more bytes");
        }
    }

    void skip(long count) throws IOException {
        long at = offset;
        while (offset < at + count) {
            long skipped = in.skip(at + count - offset);
            if (skipped <= 0 && in.read() < 0) {
                throw problem(at, count + " more bytes", "the end of the file");
            }
            offset += Math.max(1, skipped);
        }
    }

    private IOException cut(String expected) {
        return problem(offset, expected, "the end of the file");
    }

    IOException problem(long at, String expected, String found) {
        return new IOException("byte " + at + ": expected " + expected + ", found " + found);
    }
}
