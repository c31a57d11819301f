package org.listenq.output.trace;

import java.io.IOException;
import java.io.OutputStream;
import org.listenq.core.trace.TraceLevel;

/**
 * A way to write traces. It remembers nothing: each run has a {@link TraceWriter} of its own.
 *
 * <p>To bring one of your own, write this interface with a constructor without parameters, name the class in the file
 * {@code META-INF/services/org.listenq.output.trace.TraceFormat} of a jar, and give the jar's folder to {@code
 * --plugins}; {@code --trace NAME} then writes it. What a row holds stands in {@link
 * org.listenq.core.trace.TraceColumns}: go over that list, and a column that is added later comes by itself.
 */
public interface TraceFormat {

    /** The name that {@code --trace} takes, such as {@code csv}: a-z, 0-9, dots, hyphens. */
    String name();

    /** What the file's name ends with, without a dot; no other format has it. */
    String suffix();

    /** The least level of detail that it needs, whatever a selection asks for besides none at all. */
    default TraceLevel level() {
        return TraceLevel.NONE;
    }

    /** Begins a trace on {@code out}, which the writer closes. */
    TraceWriter open(OutputStream out) throws IOException;
}
