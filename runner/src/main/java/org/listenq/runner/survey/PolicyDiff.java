package org.listenq.runner.survey;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.listenq.core.listener.Rule;
import org.listenq.core.settings.Setting;
import org.listenq.core.trace.Counter;
import org.listenq.output.report.Report;
import org.listenq.output.report.Section;
import org.listenq.scenarios.survey.Capacity;
import org.listenq.scenarios.survey.MachineRow;
import org.listenq.scenarios.survey.Subject;

/** What differs between two policies: rule by rule, setting by setting, and in the machine table. */
public final class PolicyDiff {

    private static final String NONE = "-";

    private final MachineRow left;
    private final MachineRow right;

    private PolicyDiff(MachineRow left, MachineRow right) {
        this.left = left;
        this.right = right;
    }

    /** Runs the experiments of both and reports what differs. */
    public static Report of(Subject left, Subject right) {
        PolicyDiff diff = new PolicyDiff(MachineRow.of(left), MachineRow.of(right));
        ImmutableList<Section> sections = ImmutableList.of(
                diff.rules(), diff.limits(), diff.capacities(), diff.settings(), diff.counters(), diff.remarks());
        return new Report(left.provider().name() + " and " + right.provider().name() + ": what differs", sections);
    }

    private Section rules() {
        Grid grid = grid("when");
        for (Rule rule : Rule.values()) {
            if (rule != Rule.LIMITS) {
                compare(grid, rule.text(), answer(left, rule), answer(right, rule));
            }
        }
        return grid.section("Rules", "No difference.");
    }

    private static String answer(MachineRow row, Rule rule) {
        String mark = row.behaviour().unverified(rule) ? " [not verified]" : "";
        return Cells.answer(row.behaviour(), rule) + mark;
    }

    private Section limits() {
        Grid grid = grid("listen(fd, b)");
        for (int backlog : PolicyReport.BACKLOGS) {
            compare(
                    grid,
                    Integer.toString(backlog),
                    Cells.limits(left.behaviour().subject().limits(backlog)),
                    Cells.limits(right.behaviour().subject().limits(backlog)));
        }
        return grid.section("Limits", "No difference.");
    }

    private Section capacities() {
        Grid grid = grid("backlog");
        for (int i = 0; i < MachineRow.BACKLOGS.size(); i++) {
            Capacity one = left.capacities().get(i);
            Capacity other = right.capacities().get(i);
            compare(grid, Integer.toString(one.backlog()), MachineReport.capacity(one), MachineReport.capacity(other));
        }
        return grid.section(
                "connect() ok / really queued, one silent client each 50 ms, nobody accepts", "No difference.");
    }

    private Section settings() {
        ImmutableMap<String, String> one = defaults(left);
        ImmutableMap<String, String> other = defaults(right);
        Grid grid = grid("setting and default");
        for (String name : union(one.keySet(), other.keySet())) {
            compare(grid, name, one.getOrDefault(name, NONE), other.getOrDefault(name, NONE));
        }
        return grid.section("Settings", "No difference.");
    }

    private static ImmutableMap<String, String> defaults(MachineRow row) {
        return row.behaviour().subject().provider().settings().stream()
                .collect(toImmutableMap(Setting::name, each -> Long.toString(each.defaultValue())));
    }

    private Section counters() {
        ImmutableSet<Counter> one = left.behaviour().counters();
        ImmutableSet<Counter> other = right.behaviour().counters();
        Grid grid = grid("counter that moved");
        for (Counter counter : union(one, other)) {
            compare(grid, counter.name(), yes(one.contains(counter)), yes(other.contains(counter)));
        }
        return grid.section("Counters", "No difference.");
    }

    private static String yes(boolean contained) {
        return contained ? "yes" : NONE;
    }

    private Section remarks() {
        List<String> lines = new ArrayList<>();
        remarks(left).forEach(remark -> lines.add(left.name() + ": " + remark));
        remarks(right).forEach(remark -> lines.add(right.name() + ": " + remark));
        return Section.of("Of each alone", ImmutableList.copyOf(lines));
    }

    private static ImmutableList<String> remarks(MachineRow row) {
        return row.behaviour().subject().provider().remarks();
    }

    private Grid grid(String first) {
        return Grid.of(first, left.name(), right.name());
    }

    private static void compare(Grid grid, String what, String one, String other) {
        if (!one.equals(other)) {
            grid.row(what, one, other);
        }
    }

    private static <T> ImmutableSet<T> union(ImmutableSet<T> one, ImmutableSet<T> other) {
        return ImmutableSet.<T>builder().addAll(one).addAll(other).build();
    }
}
