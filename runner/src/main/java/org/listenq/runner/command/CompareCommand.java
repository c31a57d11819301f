package org.listenq.runner.command;

import com.google.common.collect.ImmutableList;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.listenq.scenarios.study.Study;

/** {@code listenq compare}: the study that runs one scenario under several policies. */
public final class CompareCommand implements Command {

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String summary() {
        return "run a scenario under several policies, the first being the baseline; short for a study";
    }

    @Override
    public String arguments() {
        return "SCENARIO";
    }

    @Override
    public Options options() {
        return ShortStudy.options()
                .addOption(StudyPage.option())
                .addOption(StudyOptions.option("policies", "POLICIES", "policies, joined by commas, or all"));
    }

    @Override
    public boolean resumes() {
        return true;
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws InterruptedException {
        String name = Arguments.one(line, "SCENARIO");
        String policies = line.getOptionValue("policies");
        if (policies == null) {
            throw new BadInput("option '--policies' is missing");
        }
        ImmutableList<String> names = policies.equals("all")
                ? PluginOptions.plugins(line).systems().policies().asList()
                : ShortStudy.words(policies);
        ImmutableList<Study.Choice> choices =
                names.stream().map(Study.Choice::of).collect(ImmutableList.toImmutableList());
        return ShortStudy.run("compare", name, choices, ImmutableList.of(), line, console);
    }
}
