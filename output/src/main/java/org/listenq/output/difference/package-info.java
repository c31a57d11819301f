/** Two accounts of connections, of runs or of captures, aligned by client: where they begin to differ, and why. */
@NullMarked
package org.listenq.output.difference;

import org.jspecify.annotations.NullMarked;
