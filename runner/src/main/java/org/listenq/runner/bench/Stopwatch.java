package org.listenq.runner.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures what the calling thread uses. */
final class Stopwatch {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long allocated = THREADS.getCurrentThreadAllocatedBytes();
    private final long processor = THREADS.getCurrentThreadCpuTime();
    private final long wall = System.nanoTime();

    private Stopwatch() {}

    /** Starts one. */
    static Stopwatch start() {
        return new Stopwatch();
    }

    /** Returns what the thread has used since the start. */
    Usage read() {
        long nanos = System.nanoTime() - wall;
        return new Usage(
                nanos,
                THREADS.getCurrentThreadCpuTime() - processor,
                THREADS.getCurrentThreadAllocatedBytes() - allocated);
    }
}
