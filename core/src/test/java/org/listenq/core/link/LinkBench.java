package org.listenq.core.link;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.engine.TestScheduler;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Connections;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Origin;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentPool;
import org.listenq.core.segment.SegmentValue;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.Trace;
import org.listenq.core.trace.TraceEvent;
import org.listenq.core.trace.TraceSink;
import org.listenq.core.trace.World;

/** A link on a test bench: a sender before it, a recorder of arrivals behind it, all rows of the trace. */
final class LinkBench {

    static final long MS = 1_000_000;
    static final int SENDER_HOST = 1;

    final TestScheduler scheduler = new TestScheduler();
    final List<TraceEvent> rows = new ArrayList<>();
    final List<Arrival> arrivals = new ArrayList<>();
    final List<Integer> retired = new ArrayList<>();
    final World world;
    final Link link;
    private final Direction direction;

    LinkBench(LinkPlan plan) {
        this(plan, 1, Direction.TO_SERVER);
    }

    LinkBench(LinkPlan plan, long seed, Direction direction) {
        TraceSink sink = row -> rows.add(row.snapshot());
        RunInfo info = new RunInfo("bench", seed, "none", ImmutableList.of("server", "burst"), ImmutableList.of());
        this.direction = direction;
        this.world = new World(
                scheduler,
                TimerModel.EXACT,
                new RandomStreams(seed, 0),
                new SegmentPool(),
                new Connections(connection -> retired.add(connection.label())),
                new Trace(info, scheduler, List.of(sink)));
        this.link = new Link(world, plan, "burst", direction, SENDER_HOST, this::arrive);
    }

    private void arrive(Segment segment) {
        arrivals.add(new Arrival(scheduler.now(), segment.value()));
    }

    /** Opens the first connection of {@code client}, held by the sender until {@link #close}. */
    Connection open(int client) {
        Origin origin = new Origin(1000 + client, 0, client, 1, 0, 40000 + client, 80, false);
        return world.connections().open(origin, scheduler.now());
    }

    void close(Connection connection) {
        world.connections().release(connection);
    }

    void send(Connection connection, int flags) {
        send(connection, flags, 0);
    }

    void send(Connection connection, int flags, int length) {
        Segment segment =
                world.segments().take().start(connection, direction, flags).length(length);
        link.receive(segment.sent(connection.countSent(direction), scheduler.now()));
    }

    void sendAt(long nanos, Connection connection, int flags) {
        scheduler.run(nanos);
        send(connection, flags);
    }

    /** Sends {@code count} bare ACKs, one each millisecond from now on. */
    void sendAcks(Connection connection, int count) {
        for (int i = 0; i < count; i++) {
            send(connection, Flags.ACK);
            scheduler.run(scheduler.now() + MS);
        }
    }

    /** Numbers of the segments that arrived, in order of arrival. */
    List<Integer> arrived() {
        return arrivals.stream().map(arrival -> arrival.segment().nth()).toList();
    }

    /** Times of the arrivals in nanoseconds. */
    List<Long> times() {
        return arrivals.stream().map(Arrival::nanos).toList();
    }

    SegmentCounts total() {
        return link.counts().total();
    }

    /** A segment that reached the other end. */
    record Arrival(long nanos, SegmentValue segment) {}
}
