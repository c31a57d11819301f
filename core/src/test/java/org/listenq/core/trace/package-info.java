/** Tests of the trace. */
@NullMarked
package org.listenq.core.trace;

import org.jspecify.annotations.NullMarked;
