/**
 * A run over time, small enough to draw: queue lengths, rates and drops, thinned to what a pixel column can show, and
 * the distribution of connect latency by the number of SYNs.
 */
@NullMarked
package org.listenq.output.series;

import org.jspecify.annotations.NullMarked;
