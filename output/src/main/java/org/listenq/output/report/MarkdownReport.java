package org.listenq.output.report;

import java.util.stream.Collectors;
import org.listenq.output.text.Printable;

/** Renders a report as Markdown. */
public final class MarkdownReport {

    private final StringBuilder text = new StringBuilder();

    private MarkdownReport() {}

    /** Returns {@code report} as lines that each end with LF. */
    public static String render(Report report) {
        MarkdownReport rendering = new MarkdownReport();
        rendering.text.append("# ").append(cell(report.title())).append('\n');
        report.sections().forEach(rendering::section);
        return rendering.text.toString();
    }

    private void section(Section section) {
        text.append("\n## ").append(cell(section.heading())).append('\n');
        section.table().ifPresent(this::table);
        section.lines().forEach(line -> text.append('\n').append(cell(line)).append('\n'));
    }

    private void table(Table table) {
        text.append('\n');
        row(table.columns().stream().map(Table.Column::heading).toList());
        row(table.columns().stream()
                .map(column -> column.numeric() ? "--:" : "---")
                .toList());
        table.rows().forEach(this::row);
        if (!table.note().isEmpty()) {
            text.append('\n').append(cell(table.note())).append('\n');
        }
    }

    private void row(Iterable<String> cells) {
        String line = com.google.common.collect.Streams.stream(cells)
                .map(MarkdownReport::cell)
                .collect(Collectors.joining(" | ", "| ", " |"));
        text.append(line).append('\n');
    }

    private static String cell(String value) {
        return Printable.line(value).replace("|", "\\|").replace("<", "&lt;");
    }
}
