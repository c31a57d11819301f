package org.listenq.output.report;

import java.util.stream.Collectors;
import org.listenq.output.text.Printable;

/** Renders the tables of a report as LaTeX, one {@code table} environment each, without packages. */
public final class LatexReport {

    private final StringBuilder text = new StringBuilder();

    private LatexReport() {}

    /** Returns {@code report} as lines that each end with LF. */
    public static String render(Report report) {
        LatexReport rendering = new LatexReport();
        rendering.text.append("% ").append(Printable.line(report.title())).append('\n');
        report.sections().forEach(rendering::section);
        return rendering.text.toString();
    }

    private void section(Section section) {
        text.append("\n\\section*{").append(cell(section.heading())).append("}\n");
        section.table().ifPresent(this::table);
        section.lines().forEach(line -> text.append('\n').append(cell(line)).append('\n'));
    }

    private void table(Table table) {
        String columns = table.columns().stream()
                .map(column -> column.numeric() ? "r" : "l")
                .collect(Collectors.joining());
        text.append("\\begin{tabular}{").append(columns).append("}\n\\hline\n");
        row(table.columns().stream().map(Table.Column::heading).toList());
        text.append("\\hline\n");
        table.rows().forEach(this::row);
        text.append("\\hline\n\\end{tabular}\n");
        if (!table.note().isEmpty()) {
            text.append('\n').append(cell(table.note())).append('\n');
        }
    }

    private void row(Iterable<String> cells) {
        String line = com.google.common.collect.Streams.stream(cells)
                .map(LatexReport::cell)
                .collect(Collectors.joining(" & ", "", " \\\\"));
        text.append(line).append('\n');
    }

    private static String cell(String value) {
        StringBuilder escaped = new StringBuilder();
        Printable.line(value).codePoints().forEach(c -> escape(escaped, c));
        return escaped.toString();
    }

    private static void escape(StringBuilder escaped, int c) {
        switch (c) {
            case '\\' -> escaped.append("\\textbackslash{}");
            case '~' -> escaped.append("\\textasciitilde{}");
            case '^' -> escaped.append("\\textasciicircum{}");
            case '\u00b1' -> escaped.append("$\\pm$");
            case '<' -> escaped.append("$<$");
            case '>' -> escaped.append("$>$");
            case '&', '%', '$', '#', '_', '{', '}' -> escaped.append('\\').appendCodePoint(c);
            default -> escaped.appendCodePoint(c);
        }
    }
}
