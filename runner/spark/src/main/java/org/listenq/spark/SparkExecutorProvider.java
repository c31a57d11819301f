package org.listenq.spark;

import org.listenq.runner.execution.Executor;
import org.listenq.runner.execution.ExecutorProvider;
import org.listenq.runner.plugin.Plugins;

/** Offers {@code --executor spark}. */
public final class SparkExecutorProvider implements ExecutorProvider {

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public Executor create(String master, Plugins plugins) {
        if (!plugins.jars().isEmpty()) {
            throw new IllegalArgumentException("plugins do not travel to a cluster; run this study with local");
        }
        return new SparkExecutor(master);
    }
}
