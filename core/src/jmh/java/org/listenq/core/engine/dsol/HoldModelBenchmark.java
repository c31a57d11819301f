package org.listenq.core.engine.dsol;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The hold model: {@code pending} events, each of which schedules itself anew when it fires. An operation is an
 * event.
 *
 * <p>DSOL as shipped meets a small young generation that is touched beforehand; a large untouched one makes it
 * several times slower (first-touch page faults), which would flatter us.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn32m", "-XX:+AlwaysPreTouch"})
public class HoldModelBenchmark {

    /** A replication's length that is never reached. */
    static final long LENGTH = Long.MAX_VALUE / 2;

    /** Events of an invocation: enough for the start of DSOL's worker thread, a few milliseconds, to weigh little. */
    private static final int EVENTS = 1 << 19;

    /** Number of pending events. */
    @Param({"100", "10000", "1000000"})
    public int pending;

    private long span() {
        return Math.multiplyExact(Increments.MEAN / pending, (long) EVENTS);
    }

    /** Ours in the heap. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long ours(OursHold.Drawn hold) {
        return hold.runFor(span());
    }

    /** Ours in a lane. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long oursConstant(OursHold.Constant hold) {
        return hold.runFor(span());
    }

    /** Ours with timers in a lane. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long oursWithTimer(OursHold.WithTimer hold) {
        return hold.runFor(span());
    }

    /** Ours with timers in the heap. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long oursWithDrawnTimer(OursHold.WithDrawnTimer hold) {
        return hold.runFor(span());
    }

    /** DSOL as shipped. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long stock(StockHold.Drawn hold) throws InterruptedException {
        return hold.runFor(span());
    }

    /** DSOL as shipped, with timers. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long stockWithTimer(StockHold.WithTimer hold) throws InterruptedException {
        return hold.runFor(span());
    }

    /** No executive: a bare loop around a heap of objects. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long bare(BareHold hold) {
        return hold.runFor(span());
    }

    /** No executive: a bare loop around the JDK's priority queue. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long bareJdk(JdkHold hold) {
        return hold.runFor(span());
    }
}
