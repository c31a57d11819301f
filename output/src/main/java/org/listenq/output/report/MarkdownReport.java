package org.listenq.output.report;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.listenq.output.text.Printable;

/** Renders a report as Markdown: headings, pipe tables and lists. */
public final class MarkdownReport {

    private final int level;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(int level) {
        this.level = level;
    }

    /** Returns {@code report}: its title is a heading of {@code level}, its sections are one below; LF ends lines. */
    public static String render(Report report, int level) {
        MarkdownReport rendering = new MarkdownReport(level);
        rendering.heading(report.title(), level);
        report.sections().forEach(rendering::section);
        return rendering.text.toString();
    }

    private void heading(String heading, int depth) {
        text.append("#".repeat(depth)).append(' ').append(escaped(heading)).append("\n\n");
    }

    private void section(Section section) {
        heading(section.heading(), level + 1);
        section.table().ifPresent(this::table);
        for (String line : section.lines()) {
            int depth = line.startsWith("  ") ? 2 : 0;
            text.append(" ".repeat(depth))
                    .append("- ")
                    .append(escaped(line.strip()))
                    .append('\n');
        }
        text.append(section.lines().isEmpty() ? "" : "\n");
    }

    private void table(Table table) {
        row(table.columns().stream().map(Table.Column::heading).toList());
        text.append('|');
        table.columns().forEach(column -> text.append(column.numeric() ? "---:|" : "---|"));
        text.append('\n');
        table.rows().forEach(this::row);
        text.append(table.note().isEmpty() ? "" : "\n" + escaped(table.note()) + "\n")
                .append('\n');
    }

    private void row(List<String> cells) {
        text.append('|');
        for (String cell : ImmutableList.copyOf(cells)) {
            text.append(' ').append(escaped(cell)).append(" |");
        }
        text.append('\n');
    }

    private static String escaped(String line) {
        return Printable.line(line)
                .replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("](", "]\\(")
                .replace("<", "&lt;");
    }
}
