package org.listenq.runner.command;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.listenq.core.client.stack.ClientStacks;
import org.listenq.core.listener.policy.ListenerPolicies;
import org.listenq.output.report.Report;
import org.listenq.output.report.TextReport;
import org.listenq.runner.survey.PoliciesPage;
import org.listenq.runner.survey.PoliciesReport;
import org.listenq.runner.survey.PolicyDiff;
import org.listenq.runner.survey.PolicyReport;
import org.listenq.scenarios.survey.Subject;
import org.listenq.scenarios.survey.Survey;

/** {@code listenq policies}: the listener policies, one of them in full, or what differs between two. */
public final class PoliciesCommand implements Command {

    private static final String DIFF = "diff";
    private static final String MARKDOWN = "markdown";

    @Override
    public String name() {
        return "policies";
    }

    @Override
    public String summary() {
        return "list the listener policies, explain one, or say what differs between two";
    }

    @Override
    public String arguments() {
        return "[NAME | --diff NAME NAME]";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt(DIFF)
                        .desc("say what differs between two policies")
                        .get())
                .addOption(Option.builder()
                        .longOpt(MARKDOWN)
                        .desc("print the page docs/policies.md instead")
                        .get());
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        if (line.hasOption(MARKDOWN)) {
            Arguments.none(line);
            console.out().print(PoliciesPage.of(ListenerPolicies.all(), ClientStacks.all()));
            return ExitCode.OK;
        }
        console.out().print(TextReport.render(report(line), false));
        return ExitCode.OK;
    }

    private static Report report(CommandLine line) {
        List<String> names = line.getArgList();
        if (line.hasOption(DIFF)) {
            if (names.size() != 2) {
                throw new BadInput("--diff needs two policies, not " + names.size());
            }
            return PolicyDiff.of(Names.policy(names.get(0)), Names.policy(names.get(1)));
        }
        return Arguments.atMostOne(line)
                .map(name -> PolicyReport.of(Survey.of(Subject.of(Names.policy(name)))))
                .orElseGet(PoliciesCommand::all);
    }

    private static Report all() {
        return PoliciesReport.of(
                ListenerPolicies.all().stream().map(Subject::of).map(Survey::of).toList());
    }
}
