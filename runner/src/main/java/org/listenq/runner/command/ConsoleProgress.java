package org.listenq.runner.command;

import java.io.PrintStream;
import org.listenq.runner.execution.Progress;

/** Says on the error stream how far a study is, at which rate, and how long it will take. */
final class ConsoleProgress implements Progress {

    private static final long SECOND = 1_000_000_000L;

    private final PrintStream err;
    private final boolean terminal;
    private long total;
    private long before;
    private long done;
    private long began;
    private long said;

    ConsoleProgress(Console console) {
        this.err = console.err();
        this.terminal = Boolean.getBoolean("listenq.progress");
    }

    @Override
    public synchronized void begin(long ofTotal, long doneBefore) {
        total = ofTotal;
        before = doneBefore;
        done = 0;
        began = System.nanoTime();
        said = began;
        if (doneBefore > 0) {
            err.println(doneBefore + " of " + ofTotal + " runs are in the journal already");
        }
    }

    @Override
    public synchronized void step() {
        done++;
        long now = System.nanoTime();
        if (now - said > (terminal ? SECOND : 10 * SECOND)) {
            said = now;
            say(now);
        }
    }

    private void say(long now) {
        double rate = done * (double) SECOND / Math.max(1, now - began);
        long left = Math.round((total - before - done) / rate);
        String text =
                (before + done) + " of " + total + " runs, " + Math.round(rate) + " a second, " + left + " s left";
        if (terminal) {
            err.print("\r" + text + "   ");
        } else {
            err.println(text);
        }
    }

    @Override
    public synchronized void end() {
        if (terminal && said > began) {
            err.print("\r" + " ".repeat(70) + "\r");
        }
    }
}
