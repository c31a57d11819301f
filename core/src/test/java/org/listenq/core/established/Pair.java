package org.listenq.core.established;

import java.util.ArrayList;
import java.util.List;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.fixture.TestWorld;
import org.listenq.core.fixture.Wire;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.Outlet;

/** Both sides of one connection, established at 0 s, with two wires between them. */
final class Pair {

    static final int CLIENT_ISS = 11;
    static final int SERVER_ISS = 22;

    final TestWorld test;
    final Wire up;
    final Wire down;
    final Log clientLog = new Log();
    final Log serverLog = new Log();
    final Endpoint client;
    final Endpoint server;
    final Connection connection;

    Pair(long roundTrip) {
        this(roundTrip, EstablishedRules.LINUX);
    }

    Pair(long roundTrip, EstablishedRules rules) {
        this(roundTrip, rules, TimerModel.EXACT);
    }

    Pair(long roundTrip, EstablishedRules rules, TimerModel timers) {
        test = new TestWorld(1, timers);
        up = new Wire(test.world, roundTrip / 2);
        down = new Wire(test.world, roundTrip / 2);
        client = new Endpoint(test.world, new Outlet(test.world, 1, Direction.TO_SERVER, up), rules, clientLog);
        server = new Endpoint(test.world, new Outlet(test.world, 0, Direction.TO_CLIENT, down), rules, serverLog);
        up.to(segment -> deliver(server, segment));
        down.to(segment -> deliver(client, segment));
        connection = test.open();
        client.begin(connection, CLIENT_ISS, SERVER_ISS);
        client.roundTrip(roundTrip);
        server.begin(connection, SERVER_ISS, CLIENT_ISS);
        server.roundTrip(roundTrip);
    }

    private static void deliver(Endpoint to, Segment segment) {
        if (!to.isOver()) {
            to.receive(segment);
        }
    }

    /** Nothing of the client reaches the server. */
    Pair withoutServer() {
        up.to(segment -> {});
        return this;
    }

    /** Runs {@code action} at a time; until then it holds the connection, as a program's event does. */
    void at(double seconds, Runnable action) {
        test.world.connections().hold(connection);
        test.at(TestWorld.seconds(seconds), () -> {
            action.run();
            test.world.connections().release(connection);
        });
    }

    void run(double seconds) {
        test.scheduler.run(TestWorld.seconds(seconds));
    }

    /** Releases the hold of the opener and runs until nothing is left to do. */
    void runOut() {
        test.at(test.scheduler.now(), () -> test.world.connections().release(connection));
        test.scheduler.runAll();
    }

    /** The client gets a bare acknowledgement of {@code number}, and of what {@code from} to {@code to} select. */
    void acknowledge(double at, int number, int from, int to) {
        at(at, () -> {
            Segment segment = test.world.segments().take().start(connection, Direction.TO_CLIENT, Flags.ACK);
            segment.seq(client.receiveNext(), SERVER_ISS)
                    .ack(number, CLIENT_ISS)
                    .selective(from, to);
            client.receive(segment);
            test.world.segments().release(segment);
        });
    }

    /** Rows of the client's timer from {@code from} milliseconds on, such as {@code 0 probe > 300}. */
    List<String> timerSet(long from) {
        return test.rows.stream()
                .filter(row -> row.kind() == EventKind.TIMER_SET && row.host() == 1)
                .filter(row -> row.timeNanos() >= from * TestWorld.MS)
                .map(row ->
                        row.timeNanos() / TestWorld.MS + " " + row.note() + " > " + row.timerDueNanos() / TestWorld.MS)
                .toList();
    }

    /** A segment from the server's host that its endpoint did not send. */
    void inject(int flags, int seq, int iss) {
        Segment segment = test.world.segments().take().start(connection, Direction.TO_CLIENT, flags);
        segment.seq(seq, iss).ack(1, CLIENT_ISS);
        down.receive(segment);
    }

    List<Long> dataTimes() {
        return up.times(s -> s.length() > 0);
    }

    long resets() {
        return up.sent.stream()
                .filter(s -> (s.segment().flags() & Flags.RST) != 0)
                .count();
    }

    /** What a side's program was told, in order. */
    static final class Log implements EndpointUser {

        final List<String> words = new ArrayList<>();
        boolean closesAtEnd;

        @Override
        public void onData(Endpoint endpoint, int bytes) {
            words.add("data " + bytes);
        }

        @Override
        public void onEndOfData(Endpoint endpoint) {
            words.add("end");
            if (closesAtEnd) {
                endpoint.close();
            }
        }

        @Override
        public void onReset(Endpoint endpoint) {
            words.add("reset");
        }

        @Override
        public void onTimeout(Endpoint endpoint) {
            words.add("timeout");
        }

        @Override
        public void onAllAcknowledged(Endpoint endpoint) {
            words.add("acknowledged");
        }

        @Override
        public void onClosed(Endpoint endpoint) {
            words.add("closed");
        }
    }
}
