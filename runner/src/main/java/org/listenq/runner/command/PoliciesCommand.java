package org.listenq.runner.command;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.listenq.output.report.Report;
import org.listenq.output.report.TextReport;
import org.listenq.runner.plugin.Plugins;
import org.listenq.runner.survey.PoliciesPage;
import org.listenq.runner.survey.PoliciesReport;
import org.listenq.runner.survey.PolicyDiff;
import org.listenq.runner.survey.PolicyReport;
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
        return "[POLICY | --diff POLICY POLICY]";
    }

    @Override
    public Options options() {
        return PluginOptions.addTo(new Options())
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
        Plugins plugins = PluginOptions.plugins(line);
        Names names = new Names(plugins.systems());
        if (line.hasOption(MARKDOWN)) {
            Arguments.none(line);
            console.out().print(plugins.guard(() -> PoliciesPage.of(names.systems())));
            return ExitCode.OK;
        }
        console.out().print(TextReport.render(plugins.guard(() -> report(line, names)), false));
        return ExitCode.OK;
    }

    private static Report report(CommandLine line, Names known) {
        List<String> names = line.getArgList();
        if (line.hasOption(DIFF)) {
            if (names.size() != 2) {
                throw new BadInput("--diff needs two policies, not " + names.size());
            }
            return PolicyDiff.of(known.policy(names.get(0)), known.policy(names.get(1)));
        }
        return Arguments.atMostOne(line)
                .map(name -> PolicyReport.of(Survey.of(known.policy(name))))
                .orElseGet(() -> all(known));
    }

    private static Report all(Names known) {
        return PoliciesReport.of(known.policies().stream().map(Survey::of).toList());
    }
}
