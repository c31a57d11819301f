package org.listenq.output.table;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.text.ByteEncoder;
import org.listenq.output.text.FixedDecimal;
import org.listenq.output.text.Printable;

/** What a command would print on every host at chosen times, after all that happens at that time. */
public final class StatesFile implements TraceSink, Closeable {

    /** The commands, by the files that hold what they print. */
    public enum Form {
        /** {@code netstat -an}, everywhere. */
        NETSTAT("netstat.txt"),
        /** {@code ss -lnt} and {@code ss -tan}, on Linux. */
        SS("ss.txt"),
        /** {@code nstat -az}, on Linux. */
        NSTAT("nstat.txt"),
        /** {@code netstat -Lan}, on the BSDs and macOS. */
        LISTEN_QUEUES("netstat-Lan.txt");

        private final String file;

        Form(String file) {
            this.file = file;
        }

        /** Name of the file. */
        public String file() {
            return file;
        }

        /** Whether a server that runs {@code system} has the command. */
        public boolean fits(String system) {
            return switch (this) {
                case NETSTAT -> true;
                case SS, NSTAT -> system.equals("Linux");
                case LISTEN_QUEUES -> system.endsWith("BSD") || system.equals("XNU");
            };
        }

        private StateText text() {
            return switch (this) {
                case NETSTAT -> new NetstatText();
                case SS -> new SsText();
                case NSTAT -> new NstatText();
                case LISTEN_QUEUES -> new ListenQueueText();
            };
        }
    }

    private final StateText text;
    private final HostStates states;
    private final Deque<Long> times;
    private final ByteEncoder out;

    /** Writes the states at {@code times} to {@code stream}, which it closes in the end. */
    public StatesFile(
            Form form,
            RunInfo info,
            ImmutableList<ListeningSocket> sockets,
            ImmutableSortedSet<Long> times,
            OutputStream stream) {
        this.text = form.text();
        this.states = new HostStates(info, sockets);
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
        if (!times.isEmpty()) {
            states.note(row);
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
        for (int host = 0; host < states.info().hosts().size(); host++) {
            out.text("\n-- ")
                    .text(Printable.line(states.info().hosts().get(host)))
                    .put('\n');
            text.print(host, states, out);
        }
        out.put('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
