package org.listenq.output.report;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * A part of a report.
 *
 * @param heading one line
 * @param table if there is one
 * @param lines sentences after the table
 */
public record Section(String heading, Optional<Table> table, ImmutableList<String> lines) {

    /** Returns a section that is a table. */
    public static Section of(String heading, Table table) {
        return new Section(heading, Optional.of(table), ImmutableList.of());
    }

    /** Returns a section of sentences. */
    public static Section of(String heading, ImmutableList<String> lines) {
        return new Section(heading, Optional.empty(), lines);
    }
}
