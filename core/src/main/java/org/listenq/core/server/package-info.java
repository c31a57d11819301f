/**
 * The accepting program: when it calls accept(), what its workers do with a connection, and the connection after
 * accept().
 */
@NullMarked
package org.listenq.core.server;

import org.jspecify.annotations.NullMarked;
