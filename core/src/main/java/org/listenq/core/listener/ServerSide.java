package org.listenq.core.listener;

import org.listenq.core.segment.Connection;

/** What the server's host has for one connection: an entry of an incomplete queue, or a completed connection. */
public interface ServerSide {

    Connection connection();
}
