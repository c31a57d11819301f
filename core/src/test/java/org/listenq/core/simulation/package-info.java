/** Tests of whole replications. */
@NullMarked
package org.listenq.core.simulation;

import org.jspecify.annotations.NullMarked;
