package org.listenq.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.plot.Pictures;
import org.listenq.output.plot.PlotFiles;
import org.listenq.output.report.LatexReport;
import org.listenq.output.study.CellFigures;
import org.listenq.output.study.Comparison;
import org.listenq.output.study.Estimate;
import org.listenq.output.study.Metric;
import org.listenq.output.study.Metrics;
import org.listenq.output.study.StudyReport;
import org.listenq.output.study.StudyResult;
import org.listenq.output.study.StudyTables;

/** Names that a spreadsheet, LaTeX or gnuplot would take for an order. The scenario language refuses most of them. */
class HostileNamesTest {

    /** What a spreadsheet takes for a formula, but not numbers and the state of nothing. */
    private static final String FORMULA = "(?s)([=+@\t\r]|-(?![0-9.]*$)).+";

    private static final ImmutableList<Metric> METRICS =
            ImmutableList.of(Metrics.find("connect.p99").orElseThrow());

    @TempDir
    private Path folder;

    /** Writes a table. */
    private interface Writing {
        void write(StudyResult result, OutputStream out) throws IOException;
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=\"x\",\n=2"})
    void formula_asNameInARun_isTextInEveryTable(String name) throws IOException {
        RunInfo info = Rows.info(name, name);
        try (RunOutputs outputs = RunOutputs.open(Plans.plan(folder, info))) {
            StandardRun.tell(info, outputs.sinks().toArray(TraceSink[]::new));
            outputs.finish(StandardRun.END);
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> tables =
                    files.filter(file -> file.toString().endsWith(".csv")).toList();
            assertThat(tables).hasSizeGreaterThanOrEqualTo(2);
            for (Path table : tables) {
                assertTextOnly(Files.readString(table));
            }
            assertThat(Files.readString(folder.resolve("connections.csv"))).contains("'" + name.substring(0, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-x", "@SUM(A1)", "\t=1", "\r=1"})
    void formula_asLabelInAStudy_isTextInEveryTable(String name) throws IOException {
        StudyResult result = result(name);
        for (Writing writing : List.<Writing>of(StudyTables::runs, StudyTables::cells, StudyTables::comparisons)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            writing.write(result, bytes);
            String table = bytes.toString(StandardCharsets.UTF_8);
            assertTextOnly(table);
            assertThat(table).contains("'" + name.substring(0, 1));
        }
        PlotFiles.write(Pictures.of(result), folder);
        String plotted = Files.readString(folder.resolve("connect.p99.csv"));
        assertTextOnly(plotted);
        assertThat(plotted).contains("'" + name.substring(0, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a' 0; system('id'); '", "a\nsystem('id')", "`id`"})
    void order_asLabelInAStudy_isTextToGnuplot(String name) throws IOException {
        PlotFiles.write(Pictures.of(result(name)), folder);
        assertThat(Files.readString(folder.resolve("connect.p99.gp")).lines())
                .filteredOn(line -> line.contains("system") || line.contains("id"))
                .isNotEmpty()
                .allMatch(line -> line.replaceAll("'([^']|'')*'", "''").matches("[^`;]*")
                        && !line.replaceAll("'([^']|'')*'", "''").contains("system"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\input{/etc/passwd}", "a}\\write18{id}{", "a\n\\input x", "$x$ ^^5cinput"})
    void order_asLabelInAStudy_isTextToLatex(String name) {
        String latex = LatexReport.render(StudyReport.of(result(name)));
        assertThat(latex).doesNotContain("\\input", "\\write18", "^^");
        assertThat(latex.lines()).noneMatch(line -> line.startsWith("\\input"));
    }

    private static void assertTextOnly(String table) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(table)) {
            for (CsvRecord row : rows) {
                assertThat(row.getFields()).noneMatch(cell -> cell.matches(FORMULA));
            }
        }
    }

    private static StudyResult result(String label) {
        CellFigures figures = new CellFigures(ImmutableMap.of("policy", label, label, "1"), METRICS);
        StudyResult.Question question = new StudyResult.Question(
                "study",
                "",
                ImmutableList.of("policy", label),
                METRICS,
                0.95,
                Comparison.Adjustment.HOLM,
                ImmutableMap.of(),
                1);
        Estimate estimate = Estimate.of(new double[] {1e9, 2e9}, 0.95);
        return new StudyResult(
                question,
                ImmutableList.of(figures),
                ImmutableList.of(ImmutableList.of(estimate)),
                ImmutableList.of(),
                ImmutableList.of());
    }
}
