package org.listenq.runner.progress;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on a terminal, for work that lasts longer than a second. */
final class BarProgress implements Progress {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
    private static final int PERCENT = 100;
    private static final int WIDTH = 78;

    private final PrintStream out;
    private final String task;
    private final long total;
    private final long start = System.nanoTime();
    private volatile @Nullable ProgressBar bar;

    BarProgress(PrintStream out, String task, long total) {
        this.out = out;
        this.task = task;
        this.total = Math.max(1, total);
    }

    @Override
    public void reached(long done) {
        ProgressBar shown = bar;
        if (shown == null && System.nanoTime() - start >= PATIENCE) {
            shown = show();
        }
        if (shown != null) {
            shown.stepTo(Math.min(PERCENT, Math.round((double) PERCENT * done / total)));
        }
    }

    private synchronized ProgressBar show() {
        ProgressBar shown = bar;
        if (shown == null) {
            shown = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(PERCENT)
                    .setUnit(" %", 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                    .build();
            bar = shown;
        }
        return shown;
    }

    @Override
    public synchronized void close() {
        ProgressBar shown = bar;
        if (shown != null) {
            shown.close();
        }
    }
}
