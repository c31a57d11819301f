package org.listenq.output.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.output.Plans;
import org.listenq.output.Rows;

/**
 * What golden files of one run do not show: the words for errors, sockets that close, times before anything happens.
 */
final class TablesTest {

    @Test
    void applicationLog_errors_wordsOfPerror() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ApplicationLog log = new ApplicationLog(1, bytes)) {
            Rows rows = new Rows(
                    new RunInfo("demo", 1, "p", ImmutableList.of("server", "a", "b"), ImmutableList.of("w")), log);
            Connection c = rows.connect(0);
            for (ConnectResult result : ConnectResult.values()) {
                c = rows.at(0).connect(0);
                rows.at(131_000).returned(c, result);
            }
            rows.tell(EventKind.CONNECTION_ERROR, 1, c, "ECONNRESET");
            rows.tell(EventKind.CONNECTION_ERROR, 0, c, "ECONNABORTED");
            rows.tell(EventKind.APP_CLOSE, 1, c, "abort");
        }

        assertThat(bytes.toString(UTF_8).lines().map(line -> line.replace("t=131.000000000 a 1: ", "")))
                .filteredOn(line -> !line.endsWith("connect to port 80"))
                .containsExactly(
                        "connect: pending after 131.000 s",
                        "connect returned 0 after 131.000 s",
                        "connect: Connection timed out (ETIMEDOUT) after 131.000 s",
                        "connect: Connection refused (ECONNREFUSED) after 131.000 s",
                        "connect: Connection reset by peer (ECONNRESET) after 131.000 s",
                        "connect: given up by the application's own timeout after 131.000 s",
                        "connect: closed after 131.000 s",
                        "recv: Connection reset by peer (ECONNRESET)",
                        "abort");
    }

    @Test
    void applicationLog_server_itsOwnWords() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ApplicationLog log = new ApplicationLog(RunInfo.SERVER, bytes)) {
            Rows rows = new Rows(Rows.info(), log);
            rows.open();
            Connection c = rows.straight(0, 0);
            rows.tell(EventKind.APP_PAUSE, 0, Connection.NONE, "");
            rows.tell(EventKind.APP_RESUME, 0, Connection.NONE, "");
            rows.accept(c);
            rows.tell(EventKind.APP_READ, 0, c, "eof");
            rows.tell(EventKind.CONNECTION_ERROR, 0, c, "ECONNABORTED");
            rows.tell(EventKind.APP_CLOSE, 0, c, "close");
            rows.close();
        }

        assertThat(bytes.toString(UTF_8)).isEqualTo("""
                        t=0.000000000 server: listen on web
                        t=0.036000000 server: pause
                        t=0.036000000 server: resume
                        t=0.036000000 server: accept returned 1 (1st) from 10.1.0.1:32768
                        t=0.036000000 server: recv returned 0 (end of file) from 10.1.0.1:32768
                        t=0.036000000 server: accept: Software caused connection abort (ECONNABORTED)
                        t=0.036000000 server: close to 10.1.0.1:32768
                        t=0.036000000 server: close listener web
                        """);
    }

    @Test
    void netstat_socketOpensAndCloses_listensInBetween() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImmutableSortedSet<Long> times =
                ImmutableSortedSet.of(0L, 1500 * Rows.MILLI, 2000 * Rows.MILLI, 9000 * Rows.MILLI);
        try (StatesFile netstat = new StatesFile(StatesFile.Form.NETSTAT, Rows.info(), Plans.sockets(), times, bytes)) {
            Rows rows = new Rows(Rows.info(), netstat);
            rows.at(1000).open();
            rows.at(2000).close();
            netstat.end(3000 * Rows.MILLI);
        }

        assertThat(bytes.toString(UTF_8).lines().filter(line -> line.startsWith("==") || line.startsWith("tcp")))
                .containsExactly(
                        "== t=0.000000000 s",
                        "== t=1.500000000 s",
                        "tcp        0      2 *:80                   *:*                    LISTEN",
                        "== t=2.000000000 s");
    }

    @Test
    void netstat_thousands_countedAfterTheFirst() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImmutableSortedSet<Long> times = ImmutableSortedSet.of(0L);
        try (StatesFile netstat = new StatesFile(StatesFile.Form.NETSTAT, Rows.info(), Plans.sockets(), times, bytes)) {
            Rows rows = new Rows(Rows.info(), netstat);
            for (int client = 0; client < 2500; client++) {
                rows.connect(client);
            }
            netstat.end(0);
        }

        assertThat(bytes.toString(UTF_8)).contains("SYN_SENT\n... and 1,500 more\n");
    }
}
