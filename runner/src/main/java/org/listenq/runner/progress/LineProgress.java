package org.listenq.runner.progress;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Prints a line when work has lasted for 2, 4, 8, 16 ... seconds; nothing for what is over before. */
final class LineProgress implements Progress {

    private static final long FIRST = TimeUnit.SECONDS.toNanos(2);

    private final PrintStream out;
    private final Work work;
    private final LongSupplier clock;
    private final long start;
    private volatile long next = FIRST;

    LineProgress(PrintStream out, Work work, LongSupplier clock) {
        this.out = out;
        this.work = work;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    @Override
    public void reached(long done) {
        if (clock.getAsLong() - start >= next) {
            tell(done);
        }
    }

    private synchronized void tell(long done) {
        long lasted = clock.getAsLong() - start;
        if (lasted < next) {
            return;
        }
        while (next <= lasted) {
            next *= 2;
        }
        out.println(work.text(done, lasted));
    }
}
