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
    private final LineProgress progress =
            new LineProgress(new PrintStream(printed, true, StandardCharsets.UTF_8), "sweep", 50, clock::get);

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
                sweep: 4 % after 2 s
                sweep: 8 % after 4 s
                sweep: 16 % after 8 s
                sweep: 32 % after 16 s
                sweep: 64 % after 32 s
                """);
    }

    @Test
    void longSilence_ended_printsOneLineOnly() {
        at(100, 20);
        at(101, 21);
        assertThat(printed()).isEqualTo("sweep: 40 % after 100 s\n");
    }

    @Test
    void quiet_begun_tellsNobody() {
        ProgressDisplay display = new ProgressDisplay(System.err, true, true);
        assertThat(display.begin("sweep", 50)).isSameAs(Progress.NONE);
    }
}
