package org.listenq.output.report;

import com.google.common.collect.ImmutableList;
import org.listenq.output.story.SlowConnections;
import org.listenq.output.text.FixedDecimal;

/** Tells why connections were slow: all of them by cause, then the worst. */
public final class SlowReport {

    private static final String NOTE =
            "Seconds from connect() until the server held the connection, the client learned that it does not, or the"
                    + " end.";

    private SlowReport() {}

    /** Returns the report on {@code slow}, which has ended, of the run called {@code title}. */
    public static Report of(String title, SlowConnections slow) {
        String count = FixedDecimal.grouped(slow.slow()) + " of " + FixedDecimal.grouped(slow.connections())
                + (slow.connections() == 1 ? " connection" : " connections") + " did not go straight through";
        ImmutableList<String> worst = slow.worst();
        return new Report(
                title + ": " + count,
                worst.isEmpty()
                        ? ImmutableList.of()
                        : ImmutableList.of(
                                Section.of("By cause", table(slow)), Section.of("The worst " + worst.size(), worst)));
    }

    private static Table table(SlowConnections slow) {
        return new Table(
                ImmutableList.of(
                        Table.word("what happened"),
                        Table.number("connections"),
                        Table.number("shortest"),
                        Table.number("median"),
                        Table.number("longest")),
                slow.groups().stream().map(SlowReport::row).collect(ImmutableList.toImmutableList()),
                NOTE);
    }

    private static ImmutableList<String> row(SlowConnections.Group group) {
        return ImmutableList.of(
                group.what(),
                FixedDecimal.grouped(group.count()),
                FixedDecimal.shortSeconds(group.least()),
                FixedDecimal.shortSeconds(group.median()),
                FixedDecimal.shortSeconds(group.greatest()));
    }
}
