package org.listenq.runner.execution;

import org.listenq.runner.plugin.Plugins;

/** Offers an executor under a name; {@link java.util.ServiceLoader} finds it on the class path. */
public interface ExecutorProvider {

    /** What a user writes after {@code --executor}. */
    String name();

    /** Returns an executor for runs whose scenarios name what {@code plugins} offer. */
    Executor create(Plugins plugins);
}
