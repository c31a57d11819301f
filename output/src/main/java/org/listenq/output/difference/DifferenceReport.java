package org.listenq.output.difference;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.listenq.output.report.Report;
import org.listenq.output.report.Section;
import org.listenq.output.report.Table;
import org.listenq.output.text.FixedDecimal;

/** Tells a difference: the first, then all by cause, with the clients that show it. */
public final class DifferenceReport {

    private static final int CLIENTS = 8;

    private DifferenceReport() {}

    /** Returns the report on {@code difference}. */
    public static Report of(Difference difference) {
        ImmutableList.Builder<Section> sections = ImmutableList.builder();
        sections.add(Section.of("Compared", compared(difference)));
        if (!difference.forks().isEmpty()) {
            sections.add(
                    Section.of("The first difference", first(difference.forks().get(0))));
            sections.add(Section.of("Where clients part, by cause", causes(difference)));
            sections.add(Section.of("How it ended for them", Endings.table(difference)));
        }
        return new Report(difference.isNone() ? "No difference" : "A and B differ", sections.build());
    }

    private static ImmutableList<String> compared(Difference difference) {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        lines.add("A: " + difference.a().title(), "B: " + difference.b().title());
        lines.add(count(difference.alike(), "connection") + " alike, "
                + FixedDecimal.grouped(difference.forks().size()) + " different");
        only("A", difference.onlyInA()).ifPresent(lines::add);
        only("B", difference.onlyInB()).ifPresent(lines::add);
        return lines.build();
    }

    private static Optional<String> only(String side, ImmutableList<String> clients) {
        return clients.isEmpty()
                ? Optional.empty()
                : Optional.of(count(clients.size(), "connection") + " only in " + side + ": " + names(clients));
    }

    private static ImmutableList<String> first(Fork fork) {
        return ImmutableList.of(fork.client(), "A: " + moment(fork.inA()), "B: " + moment(fork.inB()));
    }

    private static String moment(Optional<Moment> moment) {
        return moment.map(known -> FixedDecimal.shortSeconds(known.nanos()) + " s, " + known.what() + known.detail())
                .orElse(Fork.NOTHING);
    }

    private static Table causes(Difference difference) {
        ImmutableList<ImmutableList<String>> rows = difference.byCause().asMap().values().stream()
                .sorted(Comparator.comparingInt(Collection<Fork>::size).reversed())
                .map(DifferenceReport::row)
                .collect(ImmutableList.toImmutableList());
        return new Table(
                ImmutableList.of(
                        Table.number("connections"),
                        Table.number("first at"),
                        Table.word("in A"),
                        Table.word("in B"),
                        Table.word("whose")),
                rows,
                "");
    }

    private static ImmutableList<String> row(Collection<Fork> group) {
        Fork first = group.iterator().next();
        return ImmutableList.of(
                FixedDecimal.grouped(group.size()),
                FixedDecimal.shortSeconds(first.nanos()),
                first.whatInA(),
                first.whatInB(),
                names(group.stream().map(Fork::client).toList()));
    }

    private static String names(List<String> clients) {
        String some = String.join(", ", clients.subList(0, Math.min(CLIENTS, clients.size())));
        int more = clients.size() - CLIENTS;
        return more > 0 ? some + " and " + FixedDecimal.grouped(more) + " more" : some;
    }

    private static String count(int number, String thing) {
        return FixedDecimal.grouped(number) + " " + thing + (number == 1 ? "" : "s");
    }
}
