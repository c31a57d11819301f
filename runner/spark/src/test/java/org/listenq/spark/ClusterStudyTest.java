package org.listenq.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.listenq.runner.execution.InThrees;

/** A cluster of processes that loses a worker midway gives the bytes of one thread; plugin and file travel to it. */
class ClusterStudyTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void workerKilled_midway_leavesTheBytesOfOneThread() throws Exception {
        Path study = InThrees.write(folder);
        Process script = new ProcessBuilder(
                        "./cluster-study",
                        folder.resolve("cluster").toString(),
                        study.toString(),
                        "--plugins",
                        folder.resolve("plugins").toString(),
                        "--replications",
                        "120")
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(script.waitFor()).as(said).isZero();
            assertThat(said)
                    .containsPattern(
                            "killed worker 2 \\(process \\d+\\) and its executor \\(process \\d+\\) at \\d\\d %")
                    .contains("equal bytes: ");
        } finally {
            script.destroy();
            script.waitFor();
        }
    }
}
