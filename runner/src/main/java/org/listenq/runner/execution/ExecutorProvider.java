package org.listenq.runner.execution;

import org.listenq.runner.plugin.Plugins;

/** Offers an executor under a name; {@link java.util.ServiceLoader} finds it on the class path. */
public interface ExecutorProvider {

    /** What a user writes after {@code --executor}. */
    String name();

    /**
     * Returns an executor.
     *
     * @param master address of the cluster; empty if the user gives none
     * @param plugins what scenarios may name
     * @throws IllegalArgumentException if it cannot run with these, saying why
     */
    Executor create(String master, Plugins plugins);
}
