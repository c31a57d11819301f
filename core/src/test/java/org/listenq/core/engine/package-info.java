/** Tests of the engine. */
@NullMarked
package org.listenq.core.engine;

import org.jspecify.annotations.NullMarked;
