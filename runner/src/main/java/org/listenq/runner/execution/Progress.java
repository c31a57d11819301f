package org.listenq.runner.execution;

/** Learns how far a long piece of work has come; called by several threads. */
public interface Progress {

    /** Says nothing. */
    Progress SILENT = new Progress() {};

    /** Begins {@code total} runs, of which {@code done} are done already. */
    default void begin(long total, long done) {}

    /** One more is done. */
    default void step() {}

    /** It is over. */
    default void end() {}
}
