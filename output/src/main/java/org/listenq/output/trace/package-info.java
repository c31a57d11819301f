/** The trace as files: formats that write it, a selection of what is written, and a reader. */
@NullMarked
package org.listenq.output.trace;

import org.jspecify.annotations.NullMarked;
