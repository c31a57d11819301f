package org.listenq.output.table;

import com.google.common.collect.ImmutableList;
import java.util.Map;
import java.util.TreeMap;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.Counter;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TcpState;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.text.ConnectionName;

/** What the sockets and counters of all hosts stand at, kept from row to row. */
final class HostStates {

    private final RunInfo info;
    private final ImmutableList<ListeningSocket> sockets;
    private final int[] incomplete;
    private final int[] completed;
    private final boolean[] open;
    private final TreeMap<Integer, Ends> connections = new TreeMap<>();
    private final ImmutableList<TreeMap<String, Long>> counters;

    HostStates(RunInfo info, ImmutableList<ListeningSocket> sockets) {
        this.info = info;
        this.sockets = sockets;
        this.incomplete = new int[sockets.size()];
        this.completed = new int[sockets.size()];
        this.open = new boolean[sockets.size()];
        this.counters =
                info.hosts().stream().map(host -> new TreeMap<String, Long>()).collect(ImmutableList.toImmutableList());
    }

    RunInfo info() {
        return info;
    }

    /** Takes in what happens. */
    void note(TraceRow row) {
        if (row.listener() >= 0) {
            incomplete[row.listener()] = row.synAfter();
            completed[row.listener()] = row.accAfter();
            open[row.listener()] |= row.kind() == EventKind.LISTENER_OPEN;
            open[row.listener()] &= row.kind() != EventKind.LISTENER_CLOSE;
        }
        if (!row.counters().isEmpty()) {
            TreeMap<String, Long> moved = counters.get(row.host());
            for (Counter counter : row.counters().counters()) {
                moved.merge(counter.name(), 1L, Long::sum);
            }
        }
        if (row.hasState() && row.connection() != Connection.NONE) {
            noteState(row);
        }
    }

    /** Keeps the states as long as either side has one; a connection with nothing left to do still has its states. */
    private void noteState(TraceRow row) {
        Connection connection = row.connection();
        Ends ends = connections.computeIfAbsent(connection.label(), label -> new Ends(connection));
        if (row.host() == RunInfo.SERVER) {
            ends.server = row.stateAfter();
        } else {
            ends.client = row.stateAfter();
        }
        if (ends.client == TcpState.NONE && ends.server == TcpState.NONE) {
            connections.remove(connection.label());
        }
    }

    /** The counters of {@code host} that have moved, by name. */
    Map<String, Long> counters(int host) {
        return counters.get(host);
    }

    /** Takes the listening sockets of the server. */
    interface Listening {
        void socket(ListeningSocket socket, int incomplete, int completed);
    }

    /** Hands over the sockets that listen. */
    void forEachListening(Listening to) {
        for (int i = 0; i < open.length; i++) {
            if (open[i]) {
                to.socket(sockets.get(i), incomplete[i], completed[i]);
            }
        }
    }

    /** Takes the other sockets of a host. */
    interface Connected {
        void socket(String local, int localPort, String remote, int remotePort, TcpState state);
    }

    /** Hands over at most {@code most} of the other sockets of {@code host} and returns how many there are. */
    int forEachConnected(int host, int most, Connected to) {
        int count = 0;
        for (Ends ends : connections.values()) {
            TcpState state = ends.at(host);
            if (state != TcpState.NONE && count++ < most) {
                String client = ConnectionName.address(ends.clientAddress);
                if (host == RunInfo.SERVER) {
                    to.socket("server", ends.serverPort, client, ends.clientPort, state);
                } else {
                    to.socket(client, ends.clientPort, "server", ends.serverPort, state);
                }
            }
        }
        return count;
    }

    /** The states of both sides of a connection. */
    private static final class Ends {
        private final int host;
        private final int clientAddress;
        private final int clientPort;
        private final int serverPort;
        private TcpState client = TcpState.NONE;
        private TcpState server = TcpState.NONE;

        Ends(Connection connection) {
            host = RunInfo.host(connection.group());
            clientAddress = connection.clientAddress();
            clientPort = connection.clientPort();
            serverPort = connection.serverPort();
        }

        TcpState at(int ofHost) {
            if (ofHost == RunInfo.SERVER) {
                return server;
            }
            return ofHost == host ? client : TcpState.NONE;
        }
    }
}
