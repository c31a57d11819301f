/**
 * Simulated time as every model object sees it: a clock, reusable events, timer models and addressed chance.
 *
 * <p>Time is {@code long} nanoseconds since the start of the run. Nothing here reads the wall clock.
 */
@NullMarked
package org.listenq.core.engine;

import org.jspecify.annotations.NullMarked;
