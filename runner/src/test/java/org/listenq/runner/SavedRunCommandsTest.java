package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.runner.command.ExitCode;

/** explain, diff and plot on the article's run under three systems. */
class SavedRunCommandsTest {

    @TempDir
    private static Path folder;

    @BeforeAll
    static void runs() {
        for (String policy : List.of("linux-6.18", "linux-3.10", "unp")) {
            assertThat(Called.listenq("run", "article/backlog-2", "--policy", policy, "--out", at(policy), "--quiet")
                            .code())
                    .isEqualTo(ExitCode.OK);
        }
        Called.listenq(
                "run", "article/backlog-2", "--set", "trace.level=connections", "--out", at("coarse"), "--quiet");
    }

    private static String at(String name) {
        return folder.resolve(name).toString();
    }

    private static String told(String... words) {
        Called called = Called.listenq(words);
        assertThat(called.err()).isEmpty();
        assertThat(called.code()).isEqualTo(ExitCode.OK);
        return called.out();
    }

    @Test
    void refusedSyn_explained_namesRuleQueueCounterSourceAndNextSyn() {
        assertThat(told("explain", at("linux-6.18"), "--connection", "6").lines())
                .contains("    2.062  server  SYN #3, sent at 2.050 s by SIM_SYN_TIMEOUT, meets completed queue 3 of at"
                        + " most 3: dropped silently by SIM_SYN_ACCEPTQ_FULL, net/ipv4/tcp_input.c tcp_conn_request"
                        + " [TcpExtListenOverflows 17, TcpExtListenDrops 17]; next SYN at 3.050 s.");
    }

    @Test
    void wholeStory_explained_tellsEachStepToItsEnd() throws IOException {
        Golden.check(
                Path.of("src", "test", "resources", "org", "listenq", "runner", "explained.txt"),
                told("explain", at("linux-6.18"), "--connection", "4"));
    }

    @Test
    void countersOfTheLastStep_explained_agreeWithTheRunsTotals() throws IOException {
        assertThat(told("explain", at("linux-6.18"), "--connection", "6")).contains("TcpExtListenOverflows 35");
        assertThat(Files.readString(folder.resolve("linux-6.18/summary.json")))
                .contains("\"TcpExtListenOverflows\": 35");
    }

    @Test
    void runWithExplain_told_endsWithTheStory() {
        String story = told("explain", at("linux-6.18"), "--connection", "6");
        assertThat(told("run", "article/backlog-2", "--out", at("again"), "--explain", "6"))
                .endsWith(story);
    }

    @Test
    void slowOnes_explained_areGroupedByCauseTheWorstFirst() {
        String told = told("explain", at("linux-6.18"), "--why", "slow");
        assertThat(told)
                .startsWith("article-backlog-2 under linux-6.18, seed 1: 3 of 6 connections did not go straight")
                .containsPattern("connected only in their own eyes, got in later \\(TCP_LISTEN_OVERFLOW\\) +2 +28.708");
        assertThat(told.substring(told.indexOf("The worst 3")).lines().skip(1).map(line -> line.substring(0, 14)))
                .containsExactly("  connection 6", "  connection 4", "  connection 5");
    }

    @ParameterizedTest
    @CsvSource({"mermaid, sequenceDiagram, C->>S: SYN no. 10", "plantuml, @startuml, C -> S : SYN #10"})
    void diagram_ofAConnection_drawsEachSegment(String format, String begin, String arrow) {
        assertThat(told("explain", at("linux-6.18"), "--connection", "6", "--format", format))
                .startsWith(begin + "\n")
                .contains(arrow + ", 35.050 to 35.062 s\n");
    }

    @Test
    void olderKernel_compared_partsAtTheLastClientsSecondSyn() {
        assertThat(told("diff", at("linux-6.18"), at("linux-3.10")))
                .contains("5 connections alike, 1 different")
                .contains("  burst 6\n"
                        + "  A: 1.062 s, SYN #2 is dropped by SIM_SYN_ACCEPTQ_FULL"
                        + " (incomplete queue 2 of at most 3, completed queue 3 of at most 3)\n"
                        + "  B: 1.062 s, it enters the incomplete queue"
                        + " (incomplete queue 2 of at most 16, completed queue 3 of at most 3)\n");
    }

    @Test
    void textbook_compared_partsByThreeCauses() {
        assertThat(told("diff", at("linux-6.18"), at("unp")))
                .contains("0 connections alike, 6 different")
                .containsPattern(
                        "1 +0.062  SYN #1 is dropped by SIM_SYN_ACCEPTQ_FULL  SYN #1 is dropped by SIM_SYN_SUM")
                .containsPattern("burst 5 +connect\\(\\) returns ok at 0.064; .* connect\\(\\) returns ok at 35.064");
    }

    @Test
    void captureAtTheServer_comparedWithItsRun_showsNoDifference() throws IOException {
        Path capture = folder.resolve("server.pcap");
        PcapOfRun.write(folder.resolve("linux-6.18"), row -> true, capture);
        assertThat(told("diff", at("linux-6.18"), capture.toString())).contains("6 connections alike, 0 different");
        assertThat(told("diff", at("linux-6.18"), capture.toString(), "--port", "443"))
                .contains("6 connections only in A: burst 1,");
    }

    @Test
    void capturesOfARun_comparedWithItsCompressedTrace_showNoDifference() {
        String traces = "csv.gz,pcapng-server,pcapng-clients";
        told("run", "article/backlog-2", "--trace", traces, "--out", at("captured"), "--quiet");
        assertThat(told("diff", at("captured"), at("captured/trace.server.pcapng")))
                .contains("6 connections alike, 0 different");
        assertThat(told("diff", at("captured"), at("captured/trace.clients.pcapng"), "--at", "client"))
                .contains("6 connections alike, 0 different");
    }

    @ParameterizedTest
    @CsvSource({"server", "client"})
    void captureOfBothEnds_comparedWithItsRun_countsOneEnd(String end) {
        told("run", "article/backlog-2", "--trace", "csv,pcapng", "--out", at("ends"), "--quiet");
        assertThat(told("diff", at("ends"), at("ends/trace.pcapng"), "--at", end))
                .contains("6 connections alike, 0 different", "trace.pcapng, at the " + end);
    }

    @ParameterizedTest
    @CsvSource({
        "connections, false, 'no queues, and no rates of SYNs, accepts and drops'",
        "queues, true, 'no rates of SYNs and drops, and no drops at the queues'",
    })
    void runThatTracedLess_plotted_leavesOutAndSaysWhatIsUnknown(String level, boolean queues, String lacks) {
        told("run", "article/backlog-2", "--set", "trace.level=" + level, "--out", at(level), "--quiet");
        Called plot = Called.listenq("plot", at(level));
        assertThat(plot.err())
                .isEqualTo("listenq: note: the trace of " + at(level) + " does not tell everything: " + lacks
                        + "; run with --set trace.level=all\n");
        assertThat(plot.code()).isEqualTo(ExitCode.OK);
        assertThat(plot.out().contains("queues")).isEqualTo(queues);
        assertThat(folder.resolve(level).resolve("plots/rates.csv"))
                .content()
                .contains("connect() called")
                .doesNotContain("SYNs at the server");
    }

    @Test
    void connectionsHeldByAnAcceptFilter_explained_areNoGhosts() throws IOException {
        String story = told("run", "policies/accept-filter", "--out", at("filter"));
        assertThat(story)
                .contains("1 ok, 1 deferred, 3 reset")
                .contains("silent 4 (10.1.0.4:32768) was connected at both ends from 0.315 s, and kept from accept()"
                        + " (the handshake is complete, and the accept filter waits for data; SIM_ACCEPT_FILTER);"
                        + " it was so to the end.")
                .contains("; the server gave it up at 0.215 s (evicted); at 0.220 s it got ECONNRESET.")
                .containsPattern("ghost time +0 ")
                .doesNotContain("own eyes");
        assertThat(told("explain", at("filter"), "--why", "slow"))
                .containsPattern("connected at both ends, kept from accept\\(\\) \\(SIM_ACCEPT_FILTER\\) +4 ")
                .doesNotContain("own eyes");
        assertThat(Files.readString(folder.resolve("filter/report.html"))).contains("\"deferred\"");
    }

    @Test
    void captureThatMissedAPacket_comparedWithTheRun_partsThere() throws IOException {
        Path capture = folder.resolve("missed.pcap");
        PcapOfRun.write(folder.resolve("linux-6.18"), row -> row.timeNanos() != 2_062_000_000L, capture);
        assertThat(told("diff", capture.toString(), at("linux-6.18")))
                .contains("5 connections alike, 1 different", "  192.168.0.6:50000\n")
                .containsPattern("1 +.*  SYN #3 +the same at another time  192.168.0.6:50000");
    }

    @Test
    void exitCode_asked_isOneForADifferenceAndElseNought() {
        assertThat(Called.listenq("diff", at("linux-6.18"), at("unp"), "--exit-code")
                        .code())
                .isEqualTo(ExitCode.DIFFERENT);
        assertThat(Called.listenq("diff", at("unp"), at("unp"), "--exit-code").code())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void severalRuns_plotted_standSideBySide() throws IOException {
        assertThat(told("plot", at("linux-6.18"), at("unp"), "--out", at("plots")))
                .isEqualTo("In " + at("plots")
                        + ": latency-ecdf, latency-histogram, queues, rates; each as png, svg, csv, gp\n");
        assertThat(Files.readString(folder.resolve("plots/queues.csv")))
                .contains(
                        "under linux-6.18, seed 1\",limit of the completed,0.000000000,3.000000\n",
                        "under unp, seed 1\",limit of both together,0.000000000,4.000000\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            explain @/coarse --connection 6 | @/coarse/trace.csv does not tell of the segments of connection 6; run with
            explain @/coarse --why slow     | @/coarse/trace.csv does not tell of segments; run with --set trace.level=
            diff @/coarse @/unp             | @/coarse/trace.csv does not tell of segments; run with --set trace.level=
            explain @/unp --connection 7    | no connection 7 in @/unp/trace.csv, which has 1 to 6
            """)
    void tracesThatDoNotTellIt_asked_areRefusedInOneLine(String words, String says) {
        Called called = Called.listenq(words.replace("@", folder.toString()).split(" +", -1));
        assertThat(called.err())
                .startsWith("listenq: " + says.replace("@", folder.toString()))
                .hasLineCount(1);
        assertThat(called.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(called.out()).isEmpty();
    }
}
