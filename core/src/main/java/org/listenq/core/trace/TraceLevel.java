package org.listenq.core.trace;

/** How much of a run a trace tells; each level includes those before it. */
public enum TraceLevel {
    NONE,
    CONNECTIONS,
    QUEUES,
    ALL
}
