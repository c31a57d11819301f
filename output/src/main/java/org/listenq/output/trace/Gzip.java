package org.listenq.output.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Compression by gzip (RFC 1952) without name and time: the header is the same ten bytes on every JDK since 16.
 *
 * <p>The compressed bytes may still differ between versions of zlib; what comes out of them never does.
 */
final class Gzip {

    private static final int BUFFER = 1 << 16;

    private Gzip() {}

    static OutputStream to(OutputStream out) throws IOException {
        return new GZIPOutputStream(out, BUFFER);
    }
}
