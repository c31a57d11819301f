/** What a run amounts to, folded from its rows. */
@NullMarked
package org.listenq.output.statistics;

import org.jspecify.annotations.NullMarked;
