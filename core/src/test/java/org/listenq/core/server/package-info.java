/** Tests of the accepting program. */
@NullMarked
package org.listenq.core.server;

import org.jspecify.annotations.NullMarked;
