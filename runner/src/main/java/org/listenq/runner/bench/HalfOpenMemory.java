package org.listenq.runner.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;

/** Measures the heap when so many connections are half-open at once. */
public final class HalfOpenMemory implements TraceSink {

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final int connections;
    private final long before;
    private long after;

    /** Looks when {@code connections} are half-open. */
    public HalfOpenMemory(int connections) {
        this.connections = connections;
        this.before = used();
    }

    @Override
    public long interests() {
        return EventKind.SYNQ_ADD.bit();
    }

    @Override
    public void accept(TraceRow row) {
        if (row.synAfter() == connections) {
            after = used();
        }
    }

    private long used() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** Returns bytes of the heap for each connection, everything counted that the run keeps. */
    public double bytesPerConnection() {
        return (double) (after - before) / connections;
    }
}
