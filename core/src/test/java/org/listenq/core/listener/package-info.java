/** Tests of the listening socket's mechanism. */
@NullMarked
package org.listenq.core.listener;

import org.jspecify.annotations.NullMarked;
