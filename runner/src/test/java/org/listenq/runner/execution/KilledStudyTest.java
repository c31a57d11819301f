package org.listenq.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.listenq.scenarios.study.StudyPlan;

/** A study whose process is killed at any moment goes on where it stopped and gives the bytes of an undisturbed one. */
class KilledStudyTest {

    private static final String MANY = "replications: 100\n";
    private static final int RUNS = 400;

    @TempDir
    private Path folder;

    /** Entry of the child process. */
    public static void main(String[] args) throws Exception {
        SmallStudy.run(SmallStudy.plan(MANY), Path.of(args[0]), new LocalExecutor(2));
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void study_killedThreeTimes_endsWithTheBytesOfAnUndisturbedOne() throws Exception {
        StudyPlan plan = SmallStudy.plan(MANY);
        Path calm = folder.resolve("calm");
        SmallStudy.run(plan, calm, new LocalExecutor(1));
        long bytesOfARun = bytes(calm) / RUNS;
        Path killed = folder.resolve("killed");
        Random moments = new Random(1);
        for (int kill = 1; kill <= 3; kill++) {
            killAfter(bytesOfARun * ((kill * RUNS / 5) + moments.nextInt(RUNS / 10)), killed);
        }
        int left = SmallStudy.run(plan, killed, new LocalExecutor(2));
        assertThat(left).isBetween(1, RUNS / 2);
        assertThat(SmallStudy.tables(killed)).isEqualTo(SmallStudy.tables(calm));
    }

    /** Starts the study in another process and kills it without warning when its journals have so many bytes. */
    private static void killAfter(long enough, Path out) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledStudyTest.class.getName(),
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(out + ".log"))
                .start();
        try {
            while (child.isAlive() && bytes(out) < enough) {
                Thread.sleep(2);
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static long bytes(Path out) throws IOException {
        long bytes = 0;
        if (Files.isDirectory(out.resolve("journal"))) {
            for (Path file : SmallStudy.journals(out)) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
