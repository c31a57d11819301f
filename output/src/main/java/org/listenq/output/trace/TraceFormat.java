package org.listenq.output.trace;

import java.io.IOException;
import java.io.OutputStream;
import org.listenq.core.trace.TraceLevel;

/** A way to write traces; a jar offers its own through {@link java.util.ServiceLoader}. */
public interface TraceFormat {

    /** The name that {@code --trace} takes, such as {@code csv}. */
    String name();

    /** What the file's name ends with, without a dot. */
    String suffix();

    /** The least level of detail that it needs, whatever a selection asks for besides none at all. */
    default TraceLevel level() {
        return TraceLevel.NONE;
    }

    /** Begins a trace on {@code out}, which the writer closes. */
    TraceWriter open(OutputStream out) throws IOException;
}
