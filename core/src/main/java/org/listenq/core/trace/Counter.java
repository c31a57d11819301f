package org.listenq.core.trace;

/**
 * A counter that a system keeps, under the system's own name.
 *
 * @param name such as {@code TcpExtListenOverflows}
 * @param meaning one sentence: when it moves
 */
public record Counter(String name, String meaning) {}
