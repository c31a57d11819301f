package org.listenq.runner.survey;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.Rule;
import org.listenq.core.settings.Provenance;
import org.listenq.output.report.Report;
import org.listenq.output.report.Section;
import org.listenq.scenarios.survey.Behaviour;
import org.listenq.scenarios.survey.Survey;

/** The table of all policies. */
public final class PoliciesReport {

    private PoliciesReport() {}

    /** Returns the report on {@code policies}, in their order. */
    public static Report of(List<Behaviour> policies) {
        return new Report("Listener policies", ImmutableList.of(systems(policies), limits(policies), full(policies)));
    }

    private static Section systems(List<Behaviour> policies) {
        Grid grid = Grid.of("policy", "system", "versions", "clients", "evidence", "in a sentence");
        for (Behaviour each : policies) {
            var provider = each.subject().provider();
            Provenance from = provider.provenance();
            String name = provider.name();
            grid.row(name, from.system(), from.versions(), provider.stack(), evidence(each), provider.summary());
        }
        return Section.of("Systems", grid.table());
    }

    /** Returns what the rules rest on, and how many answers rest on nothing. */
    static String evidence(Behaviour policy) {
        int without = policy.subject().provider().unverified().size();
        boolean verified = policy.subject().provider().provenance().verified();
        String text = verified ? "source or measured" : "not verified";
        return without == 0 ? text : text + "; " + without + " of " + Rule.values().length + " answers unverified";
    }

    private static Section limits(List<Behaviour> policies) {
        Grid grid = Grid.of("policy", "incomplete queue holds", "completed queue holds", "both together hold");
        for (Behaviour each : policies) {
            Limits limits = each.subject().limits(Survey.BACKLOG);
            grid.row(
                    each.subject().provider().name(),
                    Cells.formula(limits.incomplete()),
                    Cells.formula(limits.completed()),
                    Cells.formula(limits.sum()));
        }
        return Section.of("Limits", grid.table());
    }

    private static Section full(List<Behaviour> policies) {
        Grid grid = Grid.of(
                "policy", "SYN, incomplete queue full", "SYN, completed queue full", "final ACK, completed queue full");
        for (Behaviour each : policies) {
            grid.row(
                    each.subject().provider().name(),
                    marked(each, Rule.SYN_INCOMPLETE_FULL),
                    marked(each, Rule.SYN_COMPLETED_FULL),
                    marked(each, Rule.ACK_COMPLETED_FULL));
        }
        return Section.of("What a full queue does (* not verified)", grid.table());
    }

    private static String marked(Behaviour policy, Rule rule) {
        return Cells.answer(policy, rule) + (policy.unverified(rule) ? " *" : "");
    }
}
