/** Tests of the engine on DSOL. */
@NullMarked
package org.listenq.core.engine.dsol;

import org.jspecify.annotations.NullMarked;
