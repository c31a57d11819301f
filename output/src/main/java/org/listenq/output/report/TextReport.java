package org.listenq.output.report;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.listenq.output.text.Printable;

/** Renders a report as plain text, with colour only if the caller says so. */
public final class TextReport {

    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final boolean colour;
    private final StringBuilder text = new StringBuilder();

    private TextReport(boolean colour) {
        this.colour = colour;
    }

    /** Returns {@code report} as lines that each end with LF. */
    public static String render(Report report, boolean colour) {
        TextReport rendering = new TextReport(colour);
        rendering.heading(report.title());
        report.sections().forEach(rendering::section);
        return rendering.text.toString();
    }

    private void heading(String heading) {
        String line = Printable.line(heading);
        text.append(colour ? BOLD + line + PLAIN : line).append('\n');
    }

    private void section(Section section) {
        text.append('\n');
        heading(section.heading());
        section.table().ifPresent(this::table);
        for (String line : section.lines()) {
            text.append("  ").append(Printable.line(line)).append('\n');
        }
    }

    private void table(Table table) {
        int[] widths = new int[table.columns().size()];
        List<String> headings =
                table.columns().stream().map(Table.Column::heading).toList();
        widen(widths, headings);
        table.rows().forEach(row -> widen(widths, row));
        row(table.columns(), widths, headings);
        table.rows().forEach(row -> row(table.columns(), widths, row));
        if (!table.note().isEmpty()) {
            text.append("  ").append(Printable.line(table.note())).append('\n');
        }
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(cells.get(i)));
        }
    }

    private void row(ImmutableList<Table.Column> columns, int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - width(cells.get(i)));
            String cell = Printable.line(cells.get(i));
            line.append("  ").append(columns.get(i).numeric() ? blanks + cell : cell + blanks);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
