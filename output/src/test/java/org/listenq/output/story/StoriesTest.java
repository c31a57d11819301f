package org.listenq.output.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.EventKind;
import org.listenq.output.Rows;
import org.listenq.output.StandardRun;
import org.listenq.output.trace.TraceFormats;
import org.listenq.output.trace.TraceReader;
import org.listenq.output.trace.TraceWriter;

/** Each detour is told in one sentence that names rule, queue lengths and counters. */
final class StoriesTest {

    private static final String FULL = "because the completed queue was full (3 of at most 3; ";
    private static final String COUNTERS = "; TcpExtListenOverflows+TcpExtListenDrops)";

    @Test
    void straight_told_nothingToSay() {
        assertThat(lines(rows -> rows.straight(0, 0))).isEmpty();
    }

    @Test
    void ghost_forgotten_neverLearned() {
        assertThat(lines(rows -> {
                    fill(rows);
                    Connection ghost = rows.ghost(200, 3);
                    rows.at(63_000).leave(ghost, "expired");
                }))
                .isEqualTo(
                        "client 4 (10.1.0.4:32768) was connected only in its own eyes from 0.224 s: its final ACK was"
                                + " dropped " + FULL + "TCP_LISTEN_OVERFLOW" + COUNTERS
                                + "; 1 more attempt failed; the server"
                                + " forgot it at 63.000 s (expired); it never learned of it.\n");
    }

    @Test
    void ghost_answerToRepeatedSynAck_getsIn() {
        assertThat(lines(rows -> {
                    Connection c = rows.connect(0);
                    rows.send(c, Direction.TO_SERVER, Flags.SYN, 0);
                    rows.enter(c);
                    rows.at(24).returned(c, ConnectResult.OK);
                    rows.lose(c, Direction.TO_SERVER, Flags.ACK, 0);
                    rows.at(1036).receive(c, Flags.ACK, 0);
                    rows.complete(c);
                }))
                .isEqualTo(
                        "client 1 (10.1.0.1:32768) was connected only in its own eyes from 0.024 s: its final ACK was"
                                + " lost on the way; its answer to a repeated SYN-ACK got in at 1.036 s.\n");
    }

    @Test
    void ghost_ofACookie_saysThatNothingIsLeft() {
        assertThat(lines(rows -> {
                    fill(rows);
                    Connection c = rows.connect(3);
                    rows.send(c, Direction.TO_SERVER, Flags.SYN, 0);
                    rows.send(c, Direction.TO_CLIENT, Flags.SYN_ACK, 0);
                    rows.at(200).returned(c, ConnectResult.OK);
                    rows.at(212).refuse(c, Flags.ACK, 0, new Cause("SIM_COOKIE_ACCEPTQ_FULL", "", ""));
                }))
                .isEqualTo("client 4 (10.1.0.4:32768) was connected only in its own eyes from 0.200 s: its SYN was"
                        + " answered by a cookie, which leaves nothing behind on the server, and its"
                        + " final ACK was dropped "
                        + FULL + "SIM_COOKIE_ACCEPTQ_FULL" + COUNTERS + "; it never learned of it.\n");
    }

    @Test
    void ghost_reset_learnsOfIt() {
        assertThat(lines(rows -> {
                    fill(rows);
                    Connection c = rows.ghost(200, 3);
                    rows.send(c, Direction.TO_CLIENT, Flags.RST, 0);
                    rows.at(500).tell(EventKind.CONNECTION_ERROR, 1, c, "ECONNRESET");
                }))
                .contains("its final ACK was refused because")
                .endsWith("1 more attempt failed; at 0.500 s it learned of it by ECONNRESET.\n");
    }

    @Test
    void syn_droppedForTwoReasons_bothAreCounted() {
        assertThat(lines(rows -> {
                    fill(rows);
                    Connection c = rows.refusedTwice(200, 3);
                    rows.at(2212).refuse(c, Flags.SYN, 0, new Cause("SIM_SYN_LAST_QUARTER", "some are kept", ""));
                    rows.at(131_200).returned(c, ConnectResult.TIMED_OUT);
                }))
                .isEqualTo(
                        "client 4 (10.1.0.4:32768) gave up after 131.000 s and 2 SYNs (ETIMEDOUT): its SYN was dropped"
                                + " 3 times: 2 " + FULL + "SIM_SYN_ACCEPTQ_FULL" + COUNTERS + ", 1 by the rule"
                                + " SIM_SYN_LAST_QUARTER, some are kept (incomplete queue 0 of at most"
                                + " 3; completed queue 3 of at"
                                + " most 3" + COUNTERS + ".\n");
    }

    @Test
    void synAndSynAck_lost_waitIsExplained() {
        assertThat(lines(rows -> {
                    Connection c = rows.connect(0);
                    rows.send(c, Direction.TO_SERVER, Flags.SYN, 0);
                    rows.lose(c, Direction.TO_SERVER, Flags.SYN, 0);
                    rows.at(1000).send(c, Direction.TO_SERVER, Flags.SYN, 0);
                    rows.lose(c, Direction.TO_CLIENT, Flags.SYN_ACK, 0);
                    rows.getIn(c, 3000);
                }))
                .isEqualTo("client 1 (10.1.0.1:32768) waited 3.024 s: its SYN was lost on the way once, the SYN-ACK was"
                        + " lost on the way once; SYN number 3 at 3.000 s got in.\n");
    }

    @Test
    void connection_refused_saysSo() {
        assertThat(lines(rows -> {
                    Connection c = rows.connect(0);
                    rows.send(c, Direction.TO_SERVER, Flags.SYN, 0);
                    rows.send(c, Direction.TO_CLIENT, Flags.RST_ACK, 0);
                    rows.at(24).returned(c, ConnectResult.REFUSED);
                }))
                .isEqualTo(
                        "client 1 (10.1.0.1:32768) was refused after 0.024 s and 1 SYN (ECONNREFUSED): a reset answered"
                                + " its SYN.\n");
    }

    @Test
    void clientThatNeverAnswers_pending_isHalfOpen() {
        assertThat(lines(rows -> {
                    Connection c = rows.connect(0);
                    rows.send(c, Direction.TO_SERVER, Flags.SYN, 0);
                    rows.enter(c);
                    rows.send(c, Direction.TO_CLIENT, Flags.SYN_ACK, 0);
                    rows.send(c, Direction.TO_CLIENT, Flags.SYN_ACK, 0);
                    rows.at(63_000).leave(c, "expired");
                }))
                .isEqualTo(
                        "client 1 (10.1.0.1:32768) was never connected, with 1 SYN sent: 2 SYN-ACKs were sent and never"
                                + " answered; the server forgot it at 63.000 s (expired).\n");
    }

    @Test
    void manyDetours_beyondTheLimit_groupedByWhatHappened() {
        Stories stories = new Stories(2);
        Rows rows = new Rows(Rows.info(), stories);
        fill(rows);
        for (int client = 3; client < 1300; client++) {
            Connection c = rows.refusedTwice(200, client);
            rows.at(131_200 + client).returned(c, ConnectResult.TIMED_OUT);
        }
        rows.end();

        assertThat(stories.lines())
                .hasSize(3)
                .last()
                .isEqualTo("... and 1,295 more like this: ETIMEDOUT (SIM_SYN_ACCEPTQ_FULL); connect() took 131.005 s to"
                        + " 132.299 s.");
    }

    @Test
    void savedTrace_sameRun_sameSentences() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Stories live = new Stories(50);
        try (TraceWriter writer = TraceFormats.BUILT_IN.get(0).open(bytes)) {
            StandardRun.tell(Rows.info(), writer, live);
        }
        Stories saved = new Stories(50);
        TraceReader.csv(new BufferedReader(new StringReader(bytes.toString(UTF_8))))
                .forEach(saved::accept);
        saved.end();

        assertThat(live.lines()).hasSize(2);
        assertThat(saved.lines())
                .isEqualTo(live.lines().stream()
                        .map(line -> line.replaceFirst("client (\\d) \\([^)]*\\)", "connection $1"))
                        .toList());
    }

    private static void fill(Rows rows) {
        rows.straight(0, 0);
        rows.straight(40, 1);
        rows.straight(80, 2);
    }

    private static String lines(Consumer<Rows> telling) {
        Stories stories = new Stories(50);
        Rows rows = new Rows(Rows.info(), stories);
        telling.accept(rows);
        rows.end();
        StringBuilder text = new StringBuilder();
        stories.lines().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
