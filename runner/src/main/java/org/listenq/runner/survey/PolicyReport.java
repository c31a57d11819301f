package org.listenq.runner.survey;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.Rule;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Setting;
import org.listenq.output.report.Report;
import org.listenq.output.report.Section;
import org.listenq.scenarios.survey.Behaviour;
import org.listenq.scenarios.survey.Survey;
import org.listenq.scenarios.survey.Word;

/** Everything about one policy: its limits, its rules in sentences, its settings, counters and sources. */
public final class PolicyReport {

    /** Backlogs whose limits are shown: negative, small, usual, too great. */
    static final ImmutableList<Integer> BACKLOGS = ImmutableList.of(-1, 0, 1, 2, 5, 128, 1_000_000);

    private final ListenerPolicy.Provider provider;
    private final Behaviour behaviour;
    private final List<Behaviour> variants;

    private PolicyReport(Behaviour behaviour) {
        this.provider = behaviour.subject().provider();
        this.behaviour = behaviour;
        this.variants = behaviour.subject().variants().stream().map(Survey::of).toList();
    }

    /** Reports on {@code behaviour}, after running the same experiments with other settings. */
    public static Report of(Behaviour behaviour) {
        PolicyReport report = new PolicyReport(behaviour);
        ListenerPolicy.Provider provider = report.provider;
        ImmutableList<Section> sections = ImmutableList.of(
                report.origin(),
                report.limits(),
                report.rules(),
                report.settings(),
                report.counters(),
                report.causes());
        return new Report(provider.name() + ": " + provider.summary(), sections);
    }

    private Section origin() {
        Provenance from = provider.provenance();
        return Section.of(
                "Where it comes from",
                ImmutableList.of(
                        "System: " + from.system() + ", versions: " + from.versions() + ".",
                        "Source: " + from.source() + ".",
                        "Evidence: " + PoliciesReport.evidence(behaviour) + ".",
                        "Clients of the same system: stack " + provider.stack() + "."));
    }

    private Section limits() {
        Grid grid = Grid.of("listen(fd, b)", "backlog", "incomplete", "completed", "both", "binding term");
        for (int backlog : BACKLOGS) {
            Limits limits = behaviour.subject().limits(backlog);
            String binding = List.of(limits.sum(), limits.completed(), limits.incomplete()).stream()
                    .map(limit -> limit.binding())
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
            grid.row(
                    Integer.toString(backlog),
                    Integer.toString(limits.backlog()),
                    Cells.number(limits.incomplete()),
                    Cells.number(limits.completed()),
                    Cells.number(limits.sum()),
                    binding);
        }
        String heading = "Limits" + (behaviour.unverified(Rule.LIMITS) ? " [not verified]" : "");
        return Section.of(heading, grid.table());
    }

    private Section rules() {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        for (Rule rule : Rule.values()) {
            if (rule != Rule.LIMITS) {
                lines.add(sentence(rule) + (behaviour.unverified(rule) ? " [not verified]" : ""));
                variants.forEach(variant -> addDifference(lines, variant, rule));
            }
        }
        lines.addAll(provider.remarks());
        return Section.of("Rules, as seen in experiments with a backlog of " + Survey.BACKLOG, lines.build());
    }

    private String sentence(Rule rule) {
        return switch (rule) {
            case SYN_ACK_TIMES -> "The SYN-ACK of an entry is sent at " + Cells.answer(behaviour, rule) + " s.";
            case DEATH ->
                "When " + rule.text() + ", at "
                        + Cells.seconds(behaviour.entry().diesAt()) + " s: " + meanings(behaviour.words(rule)) + ".";
            default -> "When " + rule.text() + ": " + meanings(behaviour.words(rule)) + ".";
        };
    }

    private static String meanings(Set<Word> words) {
        return words.stream()
                .map(word -> word.meaning() + " (" + word + ")")
                .collect(Collectors.joining("; or, depending on the moment, "));
    }

    private void addDifference(ImmutableList.Builder<String> lines, Behaviour variant, Rule rule) {
        String answer = Cells.answer(variant, rule);
        if (!answer.equals(Cells.answer(behaviour, rule))) {
            lines.add("  With " + variant.subject().changes() + ": " + answer + ".");
        }
    }

    private Section settings() {
        Grid grid = Grid.of("setting", "default", "range", "unit", "meaning", "source");
        for (Setting each : provider.settings()) {
            String range = each.min() + " to " + each.max();
            grid.row(each.name(), "" + each.defaultValue(), range, each.unit(), each.meaning(), each.source());
        }
        return grid.section("Settings", "None.");
    }

    private Section counters() {
        Grid grid = Grid.of("counter", "moves when");
        behaviour.counters(variants).forEach(counter -> grid.row(counter.name(), counter.meaning()));
        return grid.section("Counters that moved in the experiments", "None.");
    }

    private Section causes() {
        Grid grid = Grid.of("reason in traces", "because", "source");
        behaviour.causes(variants).forEach(cause -> grid.row(cause.name(), cause.meaning(), cause.source()));
        return Section.of("Reasons that it gave", grid.table());
    }
}
