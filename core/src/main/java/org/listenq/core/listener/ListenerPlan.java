package org.listenq.core.listener;

/**
 * One call of socket(), bind() and listen().
 *
 * @param index its place in {@link org.listenq.core.trace.RunInfo#listeners()}
 * @param port the port
 * @param policy what its system does
 * @param backlog the number given to listen(), before any clamp
 * @param options its socket options
 */
public record ListenerPlan(int index, int port, ListenerPolicy policy, int backlog, SocketOptions options) {}
