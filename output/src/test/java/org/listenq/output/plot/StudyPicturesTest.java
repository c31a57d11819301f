package org.listenq.output.plot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listenq.output.study.CellFigures;
import org.listenq.output.study.Comparison;
import org.listenq.output.study.Estimate;
import org.listenq.output.study.Metric;
import org.listenq.output.study.Metrics;
import org.listenq.output.study.StudyResult;

/** The cells of a study become columns with intervals, each where its labels say. */
final class StudyPicturesTest {

    private static final ImmutableList<Metric> METRICS =
            ImmutableList.of(Metrics.find("connect.p99").orElseThrow());

    @TempDir
    private Path folder;

    private final ImmutableList.Builder<CellFigures> cells = ImmutableList.builder();
    private final ImmutableList.Builder<ImmutableList<Estimate>> estimates = ImmutableList.builder();

    private void cell(String policy, String backlog, double... values) {
        cells.add(new CellFigures(ImmutableMap.of("policy", policy, "server.backlog", backlog), METRICS));
        estimates.add(ImmutableList.of(Estimate.of(values, 0.95)));
    }

    private StudyResult result() {
        StudyResult.Question question = new StudyResult.Question(
                "study",
                "",
                ImmutableList.of("policy", "server.backlog"),
                METRICS,
                0.95,
                Comparison.Adjustment.HOLM,
                ImmutableMap.of(),
                1);
        return new StudyResult(question, cells.build(), estimates.build(), ImmutableList.of(), ImmutableList.of());
    }

    private List<String> rows() throws IOException {
        PlotFiles.Written written = PlotFiles.write(Pictures.of(result()), folder);
        assertThat(written.names()).containsExactly("connect.p99");
        assertThat(written.whyNotDrawn()).isEmpty();
        return Files.readAllLines(folder.resolve("connect.p99.csv"));
    }

    @Test
    void cellsOfTwoPolicies_plotted_standAtTheirBacklogsWithTheirIntervals() throws IOException {
        cell("unp", "0", 1e9, 3e9);
        cell("unp", "5", 2e9, 2e9);
        cell("linux-6.18", "5", 4e9);
        List<String> rows = rows();
        String title = "\"study: connect.p99, mean and its 95 % interval\"";
        assertThat(rows)
                .containsExactly(
                        "panel,series,server.backlog,connect.p99,low,high,place",
                        title + ",unp,0,2.000000,-10.706205,14.706205,0",
                        title + ",unp,5,2.000000,2.000000,2.000000,1",
                        title + ",linux-6.18,5,4.000000,,,1");
        assertThat(Files.readString(folder.resolve("connect.p99.gp")))
                .contains("set xtics rotate by -30 ('0' 0, '5' 1)")
                .contains("every ::2::2 skip 1 using 7:4:5:6 with yerrorbars");
        assertThat(folder.resolve("connect.p99.png")).isNotEmptyFile();
    }

    @Test
    void connectsThatNeverEnded_plotted_haveNoColumn() throws IOException {
        cell("unp", "0", 1e9, Double.POSITIVE_INFINITY);
        assertThat(rows()).hasSize(1);
        assertThat(folder.resolve("connect.p99.svg")).isNotEmptyFile();
    }

    @Test
    void morePoliciesThanColours_plotted_areLaidAlongTheAxis() {
        List<String> policies = new ArrayList<>();
        for (int policy = 0; policy < 11; policy++) {
            policies.add("p" + policy);
            cell("p" + policy, "0", 1e9, 2e9);
            cell("p" + policy, "1", 1e9, 2e9);
        }
        Panel panel = Pictures.of(result()).get(0).panels().get(0);
        assertThat(panel.x().names()).isEqualTo(policies);
        assertThat(panel.curves()).extracting(Curve::name).containsExactly("server.backlog = 0", "server.backlog = 1");
    }
}
