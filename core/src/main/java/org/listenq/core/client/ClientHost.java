package org.listenq.core.client;

import java.util.ArrayDeque;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.established.Endpoint;
import org.listenq.core.established.EndpointUser;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentReceiver;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.Outlet;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TcpState;
import org.listenq.core.trace.Trace;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.World;

/** What the clients of one group share: their system, the way out, the trace, and sides of connections to use again. */
final class ClientHost implements EndpointUser {

    private final World world;
    private final Scheduler scheduler;
    private final Trace trace;
    private final GroupPlan plan;
    private final Outlet outlet;
    private final ProgramPool programs;
    private final ClientStack stack;
    private final boolean silent;
    private final boolean hasAlarms;
    private final ArrayDeque<Endpoint> idle = new ArrayDeque<>();

    ClientHost(World world, GroupPlan plan, SegmentReceiver network, ProgramPool programs) {
        this.world = world;
        this.scheduler = world.scheduler();
        this.trace = world.trace();
        this.plan = plan;
        this.outlet = new Outlet(world, RunInfo.host(plan.group()), Direction.TO_SERVER, network);
        this.programs = programs;
        this.stack = plan.stack();
        Conversation conversation = plan.conversation();
        this.hasAlarms = conversation.endsAtTime() || plan.connectTimeoutNanos() > 0;
        this.silent = conversation.writes().isEmpty() && conversation.ending() == Conversation.Ending.NONE;
    }

    World world() {
        return world;
    }

    GroupPlan plan() {
        return plan;
    }

    /** Whether the programs neither write nor end a connection of their own accord. */
    boolean isSilent() {
        return silent;
    }

    /** Whether programs wait for something from the beginning of connect() on. */
    boolean hasAlarms() {
        return hasAlarms;
    }

    ClientStack stack() {
        return stack;
    }

    Outlet outlet() {
        return outlet;
    }

    long now() {
        return scheduler.now();
    }

    Endpoint takeEndpoint() {
        Endpoint endpoint = idle.pollLast();
        return endpoint == null ? new Endpoint(world, outlet, stack().established(), this) : endpoint;
    }

    void giveBack(Endpoint endpoint) {
        idle.addLast(endpoint);
    }

    /** Tells the trace what a program does or learns. */
    void tell(EventKind kind, Connection connection, String note, int bytes, CounterSet counters) {
        if (trace.wants(kind, outlet.host(), counters)) {
            TraceRow row = trace.row(kind, outlet.host(), connection).note(note).counters(counters);
            if (bytes > 0) {
                row.bytes(bytes);
            }
            trace.emit();
        }
    }

    /** Tells the trace that a side changes its state. */
    void tell(Connection connection, TcpState before, TcpState after, Cause cause, CounterSet counters) {
        if (trace.wants(EventKind.STATE, outlet.host(), counters)) {
            trace.row(EventKind.STATE, outlet.host(), connection)
                    .state(before, after)
                    .cause(cause)
                    .counters(counters);
            trace.emit();
        }
    }

    /** Tells the trace of the timer of a SYN. */
    void tell(EventKind kind, Connection connection, long due, Cause cause, CounterSet counters) {
        if (trace.wants(kind, outlet.host(), counters)) {
            trace.row(kind, outlet.host(), connection)
                    .state(TcpState.SYN_SENT, TcpState.SYN_SENT)
                    .note("syn")
                    .timerDue(due)
                    .cause(cause)
                    .counters(counters);
            trace.emit();
        }
    }

    /** Tells the trace that a segment comes or is ignored. */
    void tell(EventKind kind, Segment segment, TcpState state, Cause cause) {
        if (trace.wants(kind)) {
            trace.row(kind, outlet.host(), segment.connection())
                    .segment(segment)
                    .state(state, state)
                    .cause(cause);
            trace.emit();
        }
    }

    @Override
    public void onData(Endpoint endpoint, int bytes) {
        programs.of(endpoint.connection()).onData(bytes);
    }

    @Override
    public void onEndOfData(Endpoint endpoint) {
        programs.of(endpoint.connection()).onEndOfData();
    }

    @Override
    public void onReset(Endpoint endpoint) {
        programs.of(endpoint.connection()).onReset();
    }

    @Override
    public void onTimeout(Endpoint endpoint) {
        programs.of(endpoint.connection()).onTimeout();
    }

    @Override
    public void onClosed(Endpoint endpoint) {
        programs.of(endpoint.connection()).onClosed();
    }
}
