package org.listenq.runner.execution;

import org.listenq.runner.plugin.Plugins;

/** Threads of this machine do what each executor must do. */
class LocalExecutorTest extends ExecutorContract {

    @Override
    protected Executor executor(Plugins plugins) {
        return new LocalExecutor(3, plugins);
    }
}
