package org.listenq.runner.survey;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.listenq.core.listener.Rule;
import org.listenq.output.report.Report;
import org.listenq.output.report.Section;
import org.listenq.scenarios.survey.Behaviour;
import org.listenq.scenarios.survey.Capacity;
import org.listenq.scenarios.survey.MachineRow;
import org.listenq.scenarios.survey.Word;

/** The machine table: what every policy was seen doing, in a closed vocabulary. */
public final class MachineReport {

    private MachineReport() {}

    /** Returns the report on {@code rows}, in their order. */
    public static Report of(List<MachineRow> rows) {
        return new Report(
                "Machine table", ImmutableList.of(capacities(rows), full(rows), endings(rows), leftOut(rows), words()));
    }

    private static Section capacities(List<MachineRow> rows) {
        Grid grid = Grid.ofNumbers("policy", MachineRow.BACKLOGS.stream().map(backlog -> "B = " + backlog));
        for (MachineRow row : rows) {
            boolean unverified = row.behaviour().unverified(Rule.LIMITS);
            grid.row(row.name(), row.capacities().stream().map(each -> unverified ? Cells.UNVERIFIED : capacity(each)));
        }
        return Section.of("connect() ok / really queued, one silent client each 50 ms, nobody accepts", grid.table());
    }

    static String capacity(Capacity capacity) {
        return capacity.text() + " / " + capacity.queued();
    }

    private static Section full(List<MachineRow> rows) {
        Grid grid = Grid.of(
                "policy",
                "SYN, incomplete queue full",
                "SYN, completed queue full",
                "final ACK, completed queue full",
                "duplicate SYN");
        for (MachineRow row : rows) {
            grid.row(
                    row.name(),
                    cell(row, Rule.SYN_INCOMPLETE_FULL),
                    cell(row, Rule.SYN_COMPLETED_FULL),
                    cell(row, Rule.ACK_COMPLETED_FULL),
                    cell(row, Rule.DUPLICATE_SYN));
        }
        return Section.of("Full queues and duplicates", grid.table());
    }

    private static Section endings(List<MachineRow> rows) {
        Grid grid = Grid.of(
                "policy",
                "SYN-ACK at (s)",
                "entry dies at (s)",
                "reset before accept()",
                "close(): entry",
                "close(): completed");
        for (MachineRow row : rows) {
            grid.row(
                    row.name(),
                    cell(row, Rule.SYN_ACK_TIMES),
                    cell(row, Rule.DEATH),
                    cell(row, Rule.RESET_OF_COMPLETED),
                    cell(row, Rule.CLOSE_INCOMPLETE),
                    cell(row, Rule.CLOSE_COMPLETED));
        }
        return Section.of("Timers and endings", grid.table());
    }

    private static String cell(MachineRow row, Rule rule) {
        return Cells.verified(row.behaviour(), rule);
    }

    private static Section leftOut(List<MachineRow> rows) {
        List<String> lines = new ArrayList<>();
        for (MachineRow row : rows) {
            Behaviour behaviour = row.behaviour();
            if (!behaviour.subject().provider().unverified().isEmpty()) {
                lines.add(row.name() + ": "
                        + behaviour.subject().provider().unverified().stream()
                                .map(Rule::text)
                                .collect(Collectors.joining("; ")));
            }
        }
        return Section.of("Left out, for nothing backs them", ImmutableList.copyOf(lines));
    }

    private static Section words() {
        Grid grid = Grid.of("word", "meaning");
        for (Word word : Word.values()) {
            grid.row(word.name(), word.meaning());
        }
        return Section.of("Words", grid.table());
    }
}
