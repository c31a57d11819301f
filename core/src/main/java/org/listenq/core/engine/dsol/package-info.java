/**
 * The door to DSOL: its {@code DevsSimulator} as the executive, with the calendar and the loop of the engine.
 *
 * <p>No other package knows DSOL. Others ask {@link org.listenq.core.engine.dsol.DsolExecutive} for an executive.
 */
@NullMarked
package org.listenq.core.engine.dsol;

import org.jspecify.annotations.NullMarked;
