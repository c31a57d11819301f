/**
 * One side of an established connection, the same for clients and servers: what it sends, what it receives, how it
 * ends.
 */
@NullMarked
package org.listenq.core.established;

import org.jspecify.annotations.NullMarked;
