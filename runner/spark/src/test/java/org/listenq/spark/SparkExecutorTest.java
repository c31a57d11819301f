package org.listenq.spark;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.listenq.runner.command.BadInput;
import org.listenq.runner.execution.Executor;
import org.listenq.runner.execution.ExecutorContract;
import org.listenq.runner.plugin.Plugins;

/** Spark within this process does what each executor must do; a cluster of processes has its own test. */
class SparkExecutorTest extends ExecutorContract {

    @Override
    protected Executor executor(Plugins plugins) {
        return new SparkExecutor(here().setMaster("local[2]"), plugins);
    }

    private static SparkConf here() {
        return new SparkConf()
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1");
    }

    @Test
    void noMaster_asked_saysWhatIsMissing() {
        try (Executor lost = new SparkExecutor(here(), Plugins.none())) {
            assertThatThrownBy(() -> lost.execute(ImmutableList.of(), null))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("A master URL must be set");
        }
    }
}
