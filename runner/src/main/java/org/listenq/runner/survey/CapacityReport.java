package org.listenq.runner.survey;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.listenq.output.report.Report;
import org.listenq.output.report.Section;
import org.listenq.scenarios.survey.Capacity;
import org.listenq.scenarios.survey.PublishedColumn;
import org.listenq.scenarios.survey.Subject;

/** How many clients connect before one does not, for each backlog; and what books have printed of it. */
public final class CapacityReport {

    private static final String PROTOCOL =
            "Clients connected before the first that was not within 500 ms: round trip 10 ms,"
                    + " one silent client each 50 ms, nobody accepts; 'all' of 3 * backlog + 20";

    private CapacityReport() {}

    /** Runs the experiments of {@code policies} with {@code backlogs} and reports. */
    public static Report of(List<Subject> policies, List<Integer> backlogs) {
        Grid grid = Grid.ofNumbers("policy", backlogs.stream().map(String::valueOf));
        for (Subject subject : policies) {
            grid.row(subject.provider().name(), backlogs.stream().map(each -> Capacity.of(
                            subject, each, Capacity.usual(each))
                    .text()));
        }
        ImmutableList.Builder<Section> sections = ImmutableList.builder();
        sections.add(Section.of(PROTOCOL, grid.table()));
        List<PublishedColumn> columns = PublishedColumn.all().stream()
                .filter(column -> policies.stream().anyMatch(each -> each.provider()
                        .equals(column.subject().provider())))
                .toList();
        if (!columns.isEmpty()) {
            sections.add(published(columns));
        }
        return new Report("Capacity", sections.build());
    }

    private static Section published(List<PublishedColumn> columns) {
        List<String> lines = new ArrayList<>();
        columns.forEach(column -> lines.add(line(column)));
        return Section.of("As printed", ImmutableList.copyOf(lines));
    }

    private static String line(PublishedColumn column) {
        List<Capacity> measured = column.measured();
        List<String> differences = IntStream.range(0, measured.size())
                .filter(i -> measured.get(i).connected() != column.cells().get(i))
                .mapToObj(i -> "backlog " + i + " is " + column.cells().get(i) + " there, "
                        + measured.get(i).text() + " here")
                .toList();
        String changes = column.subject().changes();
        return column.figure() + ", " + column.column() + " ("
                + column.subject().provider().name() + (changes.isEmpty() ? "" : " with " + changes) + "): "
                + (measured.size() - differences.size()) + " of " + measured.size() + " cells equal"
                + (differences.isEmpty() ? "" : "; " + String.join(", ", differences));
    }
}
