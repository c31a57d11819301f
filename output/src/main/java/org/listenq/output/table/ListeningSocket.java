package org.listenq.output.table;

import org.listenq.core.listener.Limits;

/**
 * What is known of a listening socket before the run.
 *
 * @param port on which it listens
 * @param limits what its backlog means under the policy
 */
public record ListeningSocket(int port, Limits limits) {}
