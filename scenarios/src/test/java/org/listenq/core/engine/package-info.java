/** The engine's slow twin, for comparison. */
@NullMarked
package org.listenq.core.engine;

import org.jspecify.annotations.NullMarked;
