package org.listenq.output.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.EndState;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceLevel;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.text.ByteEncoder;
import org.listenq.output.text.ConnectionName;
import org.listenq.output.text.FixedDecimal;
import org.listenq.output.text.Ordinal;
import org.listenq.output.text.Printable;

/**
 * What the programs on one host would print: each system call that returns, with the words of {@code perror} for
 * errors.
 *
 * <p>The number that accept() returns is the label of the connection, not a file descriptor.
 */
public final class ApplicationLog implements TraceSink, Closeable {

    private final int host;
    private final ByteEncoder out;
    private long accepts;

    /**
     * Writes what happens at {@code host}, an index into {@link RunInfo#hosts()}, to {@code stream}, which it closes.
     */
    public ApplicationLog(int host, OutputStream stream) {
        this.host = host;
        this.out = new ByteEncoder(stream);
    }

    @Override
    public long interests() {
        return EventKind.of(TraceLevel.QUEUES) & ~EventKind.CONNECTION_END.bit();
    }

    @Override
    public void accept(TraceRow row) {
        if (row.host() != host) {
            return;
        }
        String words = words(row);
        if (!words.isEmpty()) {
            out.text("t=").seconds(row.timeNanos()).put(' ').text(Printable.line(actor(row)));
            out.text(": ").text(Printable.line(words)).put('\n');
        }
    }

    private static String actor(TraceRow row) {
        if (row.host() != RunInfo.SERVER) {
            return ConnectionName.client(row.info(), row.connection());
        }
        return row.worker() > 0 ? "server, worker " + row.worker() : "server";
    }

    private String words(TraceRow row) {
        return switch (row.kind()) {
            case CONNECT_CALL -> "connect to port " + row.connection().serverPort();
            case CONNECT_RETURN -> returned(row);
            case CONNECTION_ERROR -> failed(row);
            case ACCEPT_RETURN -> accepted(row.connection());
            case APP_READ -> read(row);
            case APP_WRITE -> "send" + bytes(row) + peer(row);
            case APP_CLOSE -> (row.note().isEmpty() ? "close" : row.note()) + peer(row);
            case APP_PAUSE -> "pause";
            case APP_RESUME -> "resume";
            case LISTENER_OPEN -> "listen on " + row.info().listeners().get(row.listener());
            case LISTENER_CLOSE -> "close listener " + row.info().listeners().get(row.listener());
            default -> "";
        };
    }

    private static String returned(TraceRow row) {
        String after = " after "
                + FixedDecimal.shortSeconds(row.timeNanos() - row.connection().calledAt()) + " s";
        boolean ok = row.note().equals(ConnectResult.OK.text());
        return (ok ? "connect returned 0" : "connect: " + error(row.note())) + after;
    }

    private String accepted(Connection connection) {
        accepts++;
        return "accept returned " + connection.number() + " (" + Ordinal.of(accepts) + ") from "
                + ConnectionName.endpoint(connection);
    }

    private static String failed(TraceRow row) {
        boolean aborted = row.note().equals("ECONNABORTED");
        return aborted ? "accept: Software caused connection abort (ECONNABORTED)" : "recv: " + error(row.note());
    }

    private static String read(TraceRow row) {
        String what = row.note().equals("eof") ? " returned 0 (end of file)" : bytes(row);
        return "recv" + what
                + (row.host() == RunInfo.SERVER ? " from " + ConnectionName.endpoint(row.connection()) : "");
    }

    private static String bytes(TraceRow row) {
        return row.hasLength() ? " " + row.length() + " bytes" : "";
    }

    private static String peer(TraceRow row) {
        boolean known = row.host() == RunInfo.SERVER && row.connection() != Connection.NONE;
        return known ? " to " + ConnectionName.endpoint(row.connection()) : "";
    }

    private static String error(String errno) {
        if (errno.equals(ConnectResult.REFUSED.text())) {
            return "Connection refused (ECONNREFUSED)";
        }
        if (errno.equals(EndState.RESET.text())) {
            return "Connection reset by peer (ECONNRESET)";
        }
        if (errno.equals(EndState.TIMED_OUT.text())) {
            return "Connection timed out (ETIMEDOUT)";
        }
        return errno.equals(ConnectResult.APPLICATION_TIMEOUT.text())
                ? "given up by the application's own timeout"
                : errno;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
