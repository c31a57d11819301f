package org.listenq.output.report;

import com.google.common.collect.ImmutableList;

/**
 * A table of finished texts.
 *
 * @param columns headings
 * @param rows each with a cell for every column
 * @param note what is left out, or empty
 */
public record Table(ImmutableList<Column> columns, ImmutableList<ImmutableList<String>> rows, String note) {

    /**
     * A column.
     *
     * @param numeric whether its cells stand at the right edge
     */
    public record Column(String heading, boolean numeric) {}

    /** Returns a column of words. */
    public static Column word(String heading) {
        return new Column(heading, false);
    }

    /** Returns a column of numbers. */
    public static Column number(String heading) {
        return new Column(heading, true);
    }
}
