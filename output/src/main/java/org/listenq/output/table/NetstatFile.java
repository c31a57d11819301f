package org.listenq.output.table;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TcpState;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.text.ByteEncoder;
import org.listenq.output.text.ConnectionName;
import org.listenq.output.text.FixedDecimal;
import org.listenq.output.text.Printable;

/**
 * What {@code netstat -an} would print on every host at chosen times, after all that happens at that time.
 *
 * <p>On a LISTEN line Recv-Q is the length of the completed queue and Send-Q the backlog, as {@code ss -lnt} has it.
 * Beyond {@value #MOST} lines, a host's further connections are only counted.
 */
public final class NetstatFile implements TraceSink, Closeable {

    private static final int MOST = 1000;
    private static final String HEADING = "Proto Recv-Q Send-Q Local Address          Foreign Address        State\n";

    private final RunInfo info;
    private final ImmutableList<ListeningSocket> sockets;
    private final int[] completed;
    private final boolean[] open;
    private final Deque<Long> times;
    private final TreeMap<Integer, Ends> connections = new TreeMap<>();
    private final ByteEncoder out;

    /** Writes the states at {@code times} to {@code stream}, which it closes in the end. */
    public NetstatFile(
            RunInfo info, ImmutableList<ListeningSocket> sockets, ImmutableSortedSet<Long> times, OutputStream stream) {
        this.info = info;
        this.sockets = sockets;
        this.completed = new int[sockets.size()];
        this.open = new boolean[sockets.size()];
        this.times = new ArrayDeque<>(times);
        this.out = new ByteEncoder(stream);
    }

    @Override
    public long interests() {
        return times.isEmpty() ? 0 : EventKind.all();
    }

    @Override
    public void accept(TraceRow row) {
        printBefore(row.timeNanos());
        if (times.isEmpty()) {
            return;
        }
        if (row.listener() >= 0) {
            completed[row.listener()] = row.accAfter();
            open[row.listener()] |= row.kind() == EventKind.LISTENER_OPEN;
            open[row.listener()] &= row.kind() != EventKind.LISTENER_CLOSE;
        }
        if (row.hasState() && row.connection() != Connection.NONE) {
            note(row);
        }
    }

    /** Keeps the states as long as either side has one; a connection with nothing left to do still has its states. */
    private void note(TraceRow row) {
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

    /** Prints the times that are left, up to {@code now}, when the run has ended. */
    public void end(long now) {
        printBefore(now == Long.MAX_VALUE ? now : now + 1);
    }

    private void printBefore(long now) {
        while (!times.isEmpty() && times.getFirst() < now) {
            print(times.removeFirst());
        }
    }

    private void print(long time) {
        out.text("== t=").text(FixedDecimal.seconds(time)).text(" s\n");
        for (int host = 0; host < info.hosts().size(); host++) {
            out.text("\n-- ")
                    .text(Printable.line(info.hosts().get(host)))
                    .put('\n')
                    .text(HEADING);
            if (host == RunInfo.SERVER) {
                listening();
            }
            int lines = host == RunInfo.SERVER ? serverLines() : clientLines(host - RunInfo.host(0));
            if (lines > MOST) {
                out.text("... and ").text(FixedDecimal.grouped(lines - MOST)).text(" more\n");
            }
        }
        out.put('\n');
    }

    private void listening() {
        for (int i = 0; i < sockets.size(); i++) {
            if (open[i]) {
                int backlog = sockets.get(i).limits().backlog();
                line(completed[i], backlog, "*:" + sockets.get(i).port(), "*:*", TcpState.LISTEN);
            }
        }
    }

    private int serverLines() {
        int lines = 0;
        for (Map.Entry<Integer, Ends> entry : connections.entrySet()) {
            Ends ends = entry.getValue();
            if (ends.server != TcpState.NONE && lines++ < MOST) {
                line(0, 0, ends.local(), ends.remote(), ends.server);
            }
        }
        return lines;
    }

    private int clientLines(int group) {
        int lines = 0;
        for (Map.Entry<Integer, Ends> entry : connections.entrySet()) {
            Ends ends = entry.getValue();
            if (ends.group == group && ends.client != TcpState.NONE && lines++ < MOST) {
                line(0, 0, ends.remote(), ends.local(), ends.client);
            }
        }
        return lines;
    }

    private void line(int received, int sent, String local, String foreign, TcpState state) {
        out.text("tcp   ").text(right(received)).put(' ').text(right(sent)).put(' ');
        out.text(left(local))
                .put(' ')
                .text(left(foreign))
                .put(' ')
                .text(state.text())
                .put('\n');
    }

    private static String right(int number) {
        String text = Integer.toString(number);
        return " ".repeat(Math.max(0, 6 - text.length())) + text;
    }

    private static String left(String text) {
        return text + " ".repeat(Math.max(0, 22 - text.length()));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** The states of both sides of a connection. */
    private static final class Ends {
        private final int group;
        private final int clientAddress;
        private final int clientPort;
        private final int serverPort;
        private TcpState client = TcpState.NONE;
        private TcpState server = TcpState.NONE;

        Ends(Connection connection) {
            group = connection.group();
            clientAddress = connection.clientAddress();
            clientPort = connection.clientPort();
            serverPort = connection.serverPort();
        }

        String local() {
            return "server:" + serverPort;
        }

        String remote() {
            return ConnectionName.address(clientAddress) + ":" + clientPort;
        }
    }
}
