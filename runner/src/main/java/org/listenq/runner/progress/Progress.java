package org.listenq.runner.progress;

/** Is told how far some work has come; any thread may tell, and often. */
public interface Progress extends AutoCloseable {

    /** Tells nobody. */
    Progress NONE = done -> {};

    /** So much of the total is done. */
    void reached(long done);

    /** The work is over. */
    @Override
    default void close() {}
}
