package org.listenq.runner.survey;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.listenq.output.report.Section;
import org.listenq.output.report.Table;

/** A table of a report while it grows, row by row. */
final class Grid {

    private final ImmutableList<Table.Column> columns;
    private final List<ImmutableList<String>> rows = new ArrayList<>();

    private Grid(ImmutableList<Table.Column> columns) {
        this.columns = columns;
    }

    /** A table whose columns are words. */
    static Grid of(String... headings) {
        return of(ImmutableList.copyOf(headings));
    }

    static Grid of(List<String> headings) {
        return new Grid(headings.stream()
                .map(heading -> new Table.Column(heading, false))
                .collect(toImmutableList()));
    }

    /** A table whose columns are numbers but for the first. */
    static Grid ofNumbers(String first, Stream<String> others) {
        Stream<Table.Column> numbers = others.map(heading -> new Table.Column(heading, true));
        return new Grid(Stream.concat(Stream.of(new Table.Column(first, false)), numbers)
                .collect(toImmutableList()));
    }

    Grid row(String... cells) {
        rows.add(ImmutableList.copyOf(cells));
        return this;
    }

    Grid row(String first, Stream<String> others) {
        rows.add(Stream.concat(Stream.of(first), others).collect(toImmutableList()));
        return this;
    }

    /** Returns a section that is this table, or {@code otherwise} if it has no rows. */
    Section section(String heading, String otherwise) {
        return rows.isEmpty() ? Section.of(heading, ImmutableList.of(otherwise)) : Section.of(heading, table());
    }

    Table table() {
        return new Table(columns, ImmutableList.copyOf(rows), "");
    }
}
