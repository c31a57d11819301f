package org.listenq.output.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.Plans;
import org.listenq.output.Rows;
import org.listenq.output.statistics.RunStatistics;

/** A report reads the same everywhere; colour is added only on request. */
final class TextReportTest {

    private static final Report REPORT = new Report(
            "title",
            ImmutableList.of(
                    Section.of(
                            "numbers",
                            new Table(
                                    ImmutableList.of(Table.word("name"), Table.number("value")),
                                    ImmutableList.of(ImmutableList.of("𝄞\u001b", "1"), ImmutableList.of("b", "23456")),
                                    "... and more")),
                    Section.of("words", ImmutableList.of("one\ntwo"))));

    @Test
    void report_plain_alignedAndHarmless() {
        assertThat(TextReport.render(REPORT, false)).isEqualTo("""
                        title

                        numbers
                          name  value
                          𝄞\uFFFD        1
                          b     23456
                          ... and more

                        words
                          one\uFFFDtwo
                        """);
    }

    @Test
    void report_colour_onlyHeadingsDiffer() {
        String coloured = TextReport.render(REPORT, true);

        assertThat(coloured).contains("\u001b[1mnumbers\u001b[0m\n");
        assertThat(coloured.replace("\u001b[1m", "").replace("\u001b[0m", ""))
                .isEqualTo(TextReport.render(REPORT, false));
    }

    @Test
    void manyConnections_reported_fortyRowsAndANote() {
        RunReport report = new RunReport();
        RunStatistics statistics = new RunStatistics(Rows.info());
        Rows rows = new Rows(Rows.info(), (TraceSink) report, statistics);
        for (int client = 0; client < 1000; client++) {
            rows.accept(rows.straight(100L * client, client));
        }
        rows.end();
        statistics.end(rows.now());

        String text = TextReport.render(report.report(Plans.sockets(), statistics), false);

        assertThat(text).contains("client 40 (").contains("... and 960 more in connections.csv");
        assertThat(text).contains("40th at 3.936 s: client 40 (").contains("Every connection went straight through.");
        assertThat(text.lines()).allMatch(line -> line.equals(line.stripTrailing()));
    }
}
