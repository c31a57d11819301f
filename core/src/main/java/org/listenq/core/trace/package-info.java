/** What happened: one flat row per event, the columns that describe it, and the sinks that listen. */
@NullMarked
package org.listenq.core.trace;

import org.jspecify.annotations.NullMarked;
