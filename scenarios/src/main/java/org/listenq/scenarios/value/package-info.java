/** A scenario as plain values: what a file says, with every default filled in. Nothing here reads, checks or runs. */
@NullMarked
package org.listenq.scenarios.value;

import org.jspecify.annotations.NullMarked;
