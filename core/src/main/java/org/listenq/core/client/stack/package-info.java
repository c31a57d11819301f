/** The active side of each system, and the registry of them all. */
@NullMarked
package org.listenq.core.client.stack;

import org.jspecify.annotations.NullMarked;
