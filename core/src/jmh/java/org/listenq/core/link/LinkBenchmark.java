package org.listenq.core.link;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.listenq.core.engine.Clockwork;
import org.listenq.core.engine.Distributions;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Connections;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Origin;
import org.listenq.core.segment.SegmentPool;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.Trace;
import org.listenq.core.trace.World;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A segment's way over a link, from being handed over to being freed, while nobody listens to the trace. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
public class LinkBenchmark {

    private static final int SEGMENTS = 1000;
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;

    /** What the link does to segments. */
    @Param({"constant", "lossy", "jitter"})
    public String kind = "constant";

    private final Clockwork clockwork = new Clockwork();
    private final World world = new World(
            clockwork,
            TimerModel.EXACT,
            new RandomStreams(1, 0),
            new SegmentPool(),
            new Connections(connection -> {}),
            new Trace(
                    new RunInfo("bench", 1, "-", ImmutableList.of("server", "c"), ImmutableList.of()),
                    clockwork,
                    List.of()));
    private final Connection connection =
            world.connections().open(new Origin().of(7, 0, 0, 1).from(1, 32768, 80), 0);
    private long arrived;
    private Link link = link();

    private Link link() {
        LinkPlan plan =
                switch (kind) {
                    case "lossy" ->
                        LinkPlan.of(Distributions.constant(10 * MILLI)).with(new BernoulliLoss(0.01));
                    case "jitter" ->
                        LinkPlan.of(Distributions.exponential(10 * MILLI, 8 * MILLI))
                                .overtaking();
                    default -> LinkPlan.of(Distributions.constant(10 * MILLI));
                };
        return new Link(world, plan, "c", Direction.TO_SERVER, 1, segment -> arrived++);
    }

    /** Makes the link of the parameter. */
    @Setup
    public void makeLink() {
        link = link();
    }

    /** One segment each microsecond. */
    @Benchmark
    @OperationsPerInvocation(SEGMENTS)
    public long segments() {
        for (int i = 0; i < SEGMENTS; i++) {
            var segment = world.segments().take().start(connection, Direction.TO_SERVER, Flags.ACK);
            link.receive(segment.sent(connection.countSent(Direction.TO_SERVER), clockwork.now()));
            clockwork.run(clockwork.now() + MICRO);
            clockwork.moveTo(clockwork.now() + MICRO);
        }
        return arrived;
    }
}
