package org.listenq.output.trace;

import java.io.IOException;
import java.io.OutputStream;
import org.listenq.core.trace.TraceLevel;

/**
 * A format that is always there.
 *
 * @param opening makes its writer
 */
record BuiltInFormat(String name, String suffix, TraceLevel level, Opening opening) implements TraceFormat {

    /** Makes a writer on a stream. */
    interface Opening {
        TraceWriter open(OutputStream out) throws IOException;
    }

    /** Returns the format whose suffix is its name and that writes any level. */
    static BuiltInFormat of(String name, Opening opening) {
        return new BuiltInFormat(name, name, TraceLevel.NONE, opening);
    }

    /** Returns the same compressed. */
    BuiltInFormat gzip() {
        return new BuiltInFormat(name + ".gz", suffix + ".gz", level, out -> opening.open(Gzip.to(out)));
    }

    @Override
    public TraceWriter open(OutputStream out) throws IOException {
        return opening.open(out);
    }
}
