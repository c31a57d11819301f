package org.listenq.runner.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Off a terminal progress is a few lines, ever farther apart, and none for short work. */
class LineProgressTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();
    private final LineProgress progress = new LineProgress(
            new PrintStream(printed, true, StandardCharsets.UTF_8), new Work("sweep", "runs", 50, 0), clock::get);

    private void at(double seconds, long done) {
        clock.set(Math.round(seconds * TimeUnit.SECONDS.toNanos(1)));
        progress.reached(done);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shortWork_told_printsNothing() {
        at(0.1, 10);
        at(1.9, 50);
        assertThat(printed()).isEmpty();
    }

    @Test
    void longWork_toldOften_printsAtGrowingIntervals() {
        for (int i = 1; i <= 50; i++) {
            at(i, i);
        }
        assertThat(printed()).isEqualTo("""
                sweep: 2 of 50 runs after 2 s, 60 a minute, 48 s left
                sweep: 4 of 50 runs after 4 s, 60 a minute, 46 s left
                sweep: 8 of 50 runs after 8 s, 60 a minute, 42 s left
                sweep: 16 of 50 runs after 16 s, 60 a minute, 34 s left
                sweep: 32 of 50 runs after 32 s, 60 a minute, 18 s left
                """);
    }

    @Test
    void longSilence_ended_printsOneLineOnly() {
        at(100, 20);
        at(101, 21);
        assertThat(printed()).isEqualTo("sweep: 20 of 50 runs after 100 s, 12 a minute, 150 s left\n");
    }

    @Test
    void workDoneBefore_resumed_countsInTheShareAndNotInTheRate() {
        assertThat(new Work("sweep", "runs", 5000, 1000).text(3000, TimeUnit.SECONDS.toNanos(10)))
                .isEqualTo("sweep: 3000 of 5000 runs after 10 s, 200 a second, 10 s left");
    }

    @Test
    void shareOfWork_told_isAPercentageWithoutRate() {
        assertThat(Work.share("run", 40).text(10, TimeUnit.SECONDS.toNanos(6)))
                .isEqualTo("run: 25 % after 6 s, 18 s left");
    }

    @Test
    void quiet_begun_tellsNobody() {
        ProgressDisplay display = new ProgressDisplay(System.err, true, true);
        assertThat(display.begin("sweep", 50)).isSameAs(Progress.NONE);
    }
}
