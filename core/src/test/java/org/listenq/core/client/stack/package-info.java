/** Tests of the listening socket's mechanism. */
@NullMarked
package org.listenq.core.client.stack;

import org.jspecify.annotations.NullMarked;
