package org.listenq.runner.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on a terminal, with rate and time left, for work that lasts longer than a second. */
final class BarProgress implements Progress {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
    private static final int PERCENT = 100;
    private static final int WIDTH = 78;

    private final PrintStream out;
    private final Work work;
    private final long start = System.nanoTime();
    private volatile @Nullable ProgressBar bar;

    BarProgress(PrintStream out, Work work) {
        this.out = out;
        this.work = work;
    }

    @Override
    public void reached(long done) {
        ProgressBar shown = bar;
        if (shown == null && System.nanoTime() - start >= PATIENCE) {
            shown = show();
        }
        if (shown != null) {
            shown.stepTo(work.isCounted() ? done : work.percent(done));
        }
    }

    private synchronized ProgressBar show() {
        ProgressBar shown = bar;
        if (shown == null) {
            shown = builder().build();
            bar = shown;
        }
        return shown;
    }

    private ProgressBarBuilder builder() {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(work.task())
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH));
        if (!work.isCounted()) {
            return builder.setInitialMax(PERCENT).setUnit(" %", 1);
        }
        return builder.setInitialMax(work.total())
                .setUnit(" " + work.unit(), 1)
                .startsFrom(work.done(), Duration.ofNanos(System.nanoTime() - start))
                .showSpeed();
    }

    @Override
    public synchronized void close() {
        ProgressBar shown = bar;
        if (shown != null) {
            shown.close();
        }
    }
}
