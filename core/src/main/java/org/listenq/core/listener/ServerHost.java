package org.listenq.core.listener;

import com.google.common.collect.ObjectArrays;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listenq.core.segment.Connection;
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

/** The passive side's host: it finds the entry, connection or listening socket that a segment belongs to. */
public final class ServerHost implements SegmentReceiver {

    static final Verdict IGNORED = Verdict.of(Action.DROP)
            .because(new Cause(
                    "SIM_NO_USE", "a listening socket ignores it (RFC 9293 section 3.10.7.2)", "RFC 9293 3.10.7.2"));

    private static final Cause NO_SOCKET =
            new Cause("NO_SOCKET", "nobody listens on the port (RFC 9293 section 3.10.7.1)", "RFC 9293 3.10.7.1");

    private final World world;
    private final Trace trace;
    private final HostState state;
    private final Replies replies;
    private final CompletedConnection.Factory factory;
    private final CounterSet resetCounters;
    private ListenerGroup[] byPort = {};

    /** The sockets of the port that a segment came for last. */
    private @Nullable ListenerGroup last;

    private final List<Listener> sockets = new ArrayList<>();
    private @Nullable Runnable onSyn;

    /**
     * Makes a host on which nobody listens yet.
     *
     * @param outlets where its segments leave it, one for each client group
     * @param factory makes completed connections
     * @param resetCounters what a reset for a closed port moves
     * @param cookiePhase nanoseconds past a whole minute at which the host's cookie clock starts
     */
    public ServerHost(
            World world,
            List<Outlet> outlets,
            CompletedConnection.Factory factory,
            CounterSet resetCounters,
            long cookiePhase) {
        this.world = world;
        this.trace = world.trace();
        this.state = new HostState(world.scheduler(), world.streams(), cookiePhase);
        this.replies = new Replies(outlets);
        this.factory = factory;
        this.resetCounters = resetCounters;
    }

    /** Opens a listening socket. */
    public Listener listen(ListenerPlan plan) {
        state.useBuckets(plan.policy().buckets());
        state.useCookies(plan.policy().cookieClock());
        Listener socket = new Listener(world, this, plan);
        group(plan.port()).add(socket);
        sockets.add(socket);
        return socket;
    }

    private ListenerGroup group(int port) {
        ListenerGroup known = groupOf(port);
        if (known != null) {
            return known;
        }
        ListenerGroup group = new ListenerGroup(port, world.streams().stream("server/reuseport/" + port));
        byPort = ObjectArrays.concat(byPort, group);
        return group;
    }

    /** Lets {@code action} run at each SYN that arrives, before anything else. */
    public void whenSyn(Runnable action) {
        onSyn = action;
    }

    /** Remembers that a round trip to {@code address} was measured in the past. */
    public void prove(int address) {
        state.prove(address);
    }

    @Override
    public void receive(Segment segment) {
        if (onSyn != null && segment.isSyn()) {
            onSyn.run();
        }
        Object side = segment.connection().attachment();
        if (side == null) {
            Listener socket = socketFor(segment);
            if (trace.wants(EventKind.SEGMENT_RECV)) {
                arrived(segment, socket, TcpState.NONE);
            }
            toSocket(segment, socket);
        } else if (side instanceof HalfOpen entry) {
            if (trace.wants(EventKind.SEGMENT_RECV)) {
                arrived(segment, entry.listener(), entry.state());
            }
            entry.listener().matched(segment, entry);
        } else {
            CompletedConnection connection = (CompletedConnection) side;
            if (trace.wants(EventKind.SEGMENT_RECV)) {
                arrived(segment, null, connection.state());
            }
            connection.receive(segment);
        }
    }

    /** Treats a segment as if the host had nothing for its connection but listening sockets. */
    void lookUp(Segment segment) {
        toSocket(segment, socketFor(segment));
    }

    private @Nullable Listener socketFor(Segment segment) {
        int port = segment.connection().serverPort();
        if (last == null || last.port() != port) {
            last = groupOf(port);
        }
        return last == null ? null : last.choose(segment.connection());
    }

    private @Nullable ListenerGroup groupOf(int port) {
        for (ListenerGroup group : byPort) {
            if (group.port() == port) {
                return group;
            }
        }
        return null;
    }

    private void toSocket(Segment segment, @Nullable Listener socket) {
        if (socket != null) {
            socket.unmatched(segment);
        } else {
            closedPort(segment);
        }
    }

    private void closedPort(Segment segment) {
        if (trace.wants(EventKind.SEGMENT_DROP)) {
            trace.row(EventKind.SEGMENT_DROP, RunInfo.SERVER, segment.connection())
                    .segment(segment)
                    .cause(NO_SOCKET);
            trace.emit();
        }
        if (!segment.isRst()) {
            replies.reset(segment, resetCounters);
        }
    }

    private void arrived(Segment segment, @Nullable Listener socket, TcpState before) {
        TraceRow row = trace.row(EventKind.SEGMENT_RECV, RunInfo.SERVER, segment.connection());
        row.segment(segment).state(before, before);
        if (socket != null) {
            socket.lengths(row);
        }
        trace.emit();
    }

    void attach(ServerSide side) {
        side.connection().attach(side);
    }

    /** Forgets {@code side}: later segments of its connection belong to nothing. */
    public void detach(ServerSide side) {
        if (side.connection().attachment() == side) {
            side.connection().attach(null);
        }
    }

    CompletedConnection create(Listener listener, Segment completing, @Nullable HalfOpen entry, long now) {
        CompletedConnection connection = make(listener, completing, entry, now);
        attach(connection);
        return connection;
    }

    /** Makes a connection to which no segment finds its way yet. */
    CompletedConnection make(Listener listener, Segment completing, @Nullable HalfOpen entry, long now) {
        return factory.create(listener, completing, entry, now);
    }

    /** Returns the socket that takes over {@code connection} from {@code closed}, or null when there is none. */
    @Nullable
    Listener heir(Listener closed, Connection connection) {
        return group(closed.plan().port()).choose(connection);
    }

    void closed(Listener socket) {
        group(socket.plan().port()).remove(socket);
    }

    HostState state() {
        return state;
    }

    Replies replies() {
        return replies;
    }

    /** All sockets that ever listened, in order of opening. */
    public List<Listener> sockets() {
        return List.copyOf(sockets);
    }
}
