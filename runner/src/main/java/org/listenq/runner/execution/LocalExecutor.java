package org.listenq.runner.execution;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.study.RunSpec;

/**
 * Runs on this machine, on as many threads as it is told.
 *
 * @param threads at least 1
 * @param plugins what scenarios may name beside what comes with ListenQ
 */
public record LocalExecutor(int threads, Plugins plugins) implements Executor {

    /** Runs on so many threads what names only what comes with ListenQ. */
    public LocalExecutor(int threads) {
        this(threads, Plugins.none());
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public void execute(ImmutableList<RunSpec> runs, Results results) throws IOException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, runs.size()); i++) {
            Worker worker = new Worker(i, new RunTask(plugins), runs, next, results, failure);
            Thread thread = new Thread(worker, "worker-" + i);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler(worker);
            thread.start();
            workers.add(thread);
        }
        try {
            for (Thread thread : workers) {
                thread.join();
            }
        } finally {
            next.set(runs.size());
        }
        Throwable thrown = failure.get();
        if (thrown instanceof IOException io) {
            throw io;
        } else if (thrown instanceof UncheckedIOException unchecked) {
            throw unchecked.getCause();
        } else if (thrown != null) {
            throw new IllegalStateException("a worker ended", thrown);
        }
    }

    /**
     * Takes one run after the other until none is left. Where memory is out, even the handling of a failure may fail:
     * what leaves the thread then is kept as well.
     */
    private record Worker(
            int number,
            RunTask task,
            ImmutableList<RunSpec> runs,
            AtomicInteger next,
            Results results,
            AtomicReference<Throwable> failure)
            implements Runnable, UncaughtExceptionHandler {

        @Override
        public void run() {
            try {
                for (int i = next.getAndIncrement(); i < runs.size(); i = next.getAndIncrement()) {
                    task.tell(number, runs.get(i), results);
                }
            } catch (IOException | RuntimeException | Error e) {
                fail(e);
            }
        }

        @Override
        public void uncaughtException(Thread thread, Throwable e) {
            fail(e);
        }

        private void fail(Throwable e) {
            failure.compareAndSet(null, e);
            next.set(runs.size());
        }
    }
}
