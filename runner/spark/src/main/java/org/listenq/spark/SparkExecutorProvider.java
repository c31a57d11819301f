package org.listenq.spark;

import org.apache.spark.SparkConf;
import org.listenq.runner.execution.Executor;
import org.listenq.runner.execution.ExecutorProvider;
import org.listenq.runner.plugin.Plugins;

/** Offers {@code --executor spark}; {@code spark-submit}, or system properties, say where the cluster is. */
public final class SparkExecutorProvider implements ExecutorProvider {

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public Executor create(Plugins plugins) {
        return new SparkExecutor(new SparkConf(), plugins);
    }
}
