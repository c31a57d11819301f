package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listenq.runner.command.ExitCode;

/** Studies through the commands as users type them. */
class StudyCommandsTest {

    @TempDir
    private Path folder;

    private String out() {
        return folder.resolve("out").toString();
    }

    @Test
    void policies_compared_showTheStudyFileAndTheVerdicts() {
        Called call = Called.listenq(
                "compare", "article/backlog-2", "--policies", "linux-6.18,unp", "--replications", "2", "--out", out());
        assertThat(call.err()).isEmpty();
        assertThat(call.code()).isEqualTo(ExitCode.OK);
        assertThat(call.out())
                .startsWith("# the study file that this means\nname: compare-backlog-2\nscenario: article/backlog-2\n")
                .contains("policies: [linux-6.18, unp]")
                .contains("paired by replication; verdicts after Holm")
                .contains("study.yaml, runs.csv, cells.csv, comparisons.csv, results.json, results.md, results.tex")
                .contains("plots: share.connected, share.at-once, connect.p50,")
                .contains("; each as png, svg, csv, gp\n");
        assertThat(folder.resolve("out/plots/connect.p99.png")).isNotEmptyFile();
    }

    @Test
    void policies_compared_leaveAPageOfReplication0WithTheTablesOfAll() throws IOException {
        Called call = Called.listenq(
                "compare",
                "article/backlog-2",
                "--policies",
                "linux-6.18,unp",
                "--replications",
                "2",
                "--no-plots",
                "--out",
                out());
        assertThat(call.err()).isEmpty();
        assertThat(call.out())
                .doesNotContain("plots")
                .endsWith("comparison.html, and in replication-0 the runs that it shows\n");
        assertThat(Files.readString(folder.resolve("out/comparison.html")))
                .contains("\"heading\": \"Results: mean of the replications")
                .contains("verdicts after Holm")
                .contains("\"policy\": \"linux-6.18\"")
                .contains("\"policy\": \"unp\"");
        assertThat(folder.resolve("out/replication-0/unp/trace.csv")).isNotEmptyFile();
    }

    @Test
    void policies_comparedQuietly_printNothingButTheFolder() {
        Called call = Called.listenq(
                "compare",
                "article/backlog-2",
                "--policies",
                "linux-6.18,unp",
                "--replications",
                "1",
                "--quiet",
                "--out",
                out());
        assertThat(call.err()).isEmpty();
        assertThat(call.out()).matches("In \\S+/out: study\\.yaml, .*results\\.tex\n");
        assertThat(folder.resolve("out/plots/connect.p99.png")).isNotEmptyFile();
        assertThat(folder.resolve("out/comparison.html")).isNotEmptyFile();
    }

    @Test
    void executorThatIsNotThere_asked_isRefusedWithThoseThatAre() {
        Called call = Called.listenq("study", "studies/article-policies", "--executor", "sprk", "--out", out());
        assertThat(call.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(call.err())
                .isEqualTo("listenq: --executor sprk is not on the class path (expected one of: local)\n");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void morePoliciesThanAPageHolds_compared_leaveNoneAndSaySo() {
        Called call = Called.listenq(
                "compare",
                "article/backlog-2",
                "--policies",
                "all",
                "--replications",
                "1",
                "--no-plots",
                "--out",
                out());
        assertThat(call.code()).isEqualTo(ExitCode.OK);
        assertThat(call.err()).contains("no page: ").hasLineCount(1);
        assertThat(folder.resolve("out/comparison.html")).doesNotExist();
    }

    @Test
    void studyFileOfAShortForm_runAsAStudy_findsEverythingDone() {
        Called sweep = Called.listenq(
                "sweep", "article/backlog-2", "--set", "server.backlog=0,2", "--replications", "2", "--out", out());
        Called study = Called.listenq("study", folder.resolve("out/study.yaml").toString(), "--out", out());
        assertThat(sweep.code()).isEqualTo(ExitCode.OK);
        assertThat(study.err()).isEqualTo("4 of 4 runs were in the journal already\n");
        assertThat(sweep.out()).endsWith(study.out());
    }

    @Test
    void severalScenarios_inABatch_standInOneTable() throws IOException {
        Called call = Called.listenq("batch", "article/backlog-2", "limits/backlog-0", "--out", out());
        assertThat(call.code()).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(folder.resolve("out/cells.csv")))
                .startsWith("cell,scenario,metric,unit,n,never,mean,")
                .contains("0,article/backlog-2,count.calls,number,1,0,6,")
                .contains("1,limits/backlog-0,");
    }

    @Test
    void backlogForAPause_sized_isRateTimesPause() {
        Called call = Called.listenq(
                "size",
                "load/gc-pause",
                "--goal",
                "connect.max < 50ms",
                "--over",
                "server.backlog=0..1024",
                "--out",
                out());
        assertThat(call.code()).isEqualTo(ExitCode.OK);
        assertThat(call.out())
                .contains("299 is the least that meets it; so does 1024, the greatest asked")
                .containsPattern(" 298  5 +1\\.002 . 0 .* no\n")
                .containsPattern(" 299  5 +0\\.002 . 0 .* yes\n")
                .contains("peak queue = rate x pause: 100/s x 3 s = 300, so backlog 299")
                .contains("Connect latency is not request latency");
    }

    @Test
    void goalThatNoValueMeets_sized_saysSo() {
        Called call = Called.listenq(
                "size",
                "load/gc-pause",
                "--goal",
                "connect.max < 1ms",
                "--over",
                "server.backlog=0..3",
                "--out",
                out());
        assertThat(call.out()).contains("no value meets it, from 0 to 3").contains("holds nowhere that was tried");
    }

    @Test
    void replicationOfAStudy_runAlone_isAnotherThanTheFirst() {
        Called first = Called.listenq("run", "load/poisson-overload", "--set", "run.duration=2s", "--out", out());
        Called third = Called.listenq(
                "run", "load/poisson-overload", "--set", "run.duration=2s", "--replication", "2", "--out", out());
        assertThat(third.code()).isEqualTo(ExitCode.OK);
        assertThat(third.out()).isNotEqualTo(first.out());
    }
}
