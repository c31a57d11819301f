/**
 * Clients: who connects when, how connect() goes, and what the programs do with their connections.
 *
 * <p>They know the server only by the segments that come from it.
 */
@NullMarked
package org.listenq.core.client;

import org.jspecify.annotations.NullMarked;
