/** Trace rows in, artefacts out: formats, statistics, reports. Knows nothing of scenarios or runs. */
@NullMarked
package org.listenq.output;

import org.jspecify.annotations.NullMarked;
