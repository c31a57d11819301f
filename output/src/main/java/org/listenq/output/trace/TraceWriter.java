package org.listenq.output.trace;

import java.io.Closeable;
import org.listenq.core.trace.TraceSink;

/** Writes the rows of a run in some format; closing it ends the output and closes its stream. */
public interface TraceWriter extends TraceSink, Closeable {}
