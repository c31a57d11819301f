package org.listenq.runner.command;

import com.google.common.collect.ImmutableList;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.listenq.scenarios.study.Study;

/** {@code listenq sweep}: the study that runs one scenario with several values of some of its keys. */
public final class SweepCommand implements Command {

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public String summary() {
        return "run a scenario with several values of its keys: --set server.backlog=0,2,16; short for a study";
    }

    @Override
    public String arguments() {
        return "SCENARIO";
    }

    @Override
    public Options options() {
        return ShortStudy.options()
                .addOption(StudyOptions.option("set", "PATH=A,B,C", "values of a key; may be repeated"));
    }

    @Override
    public boolean resumes() {
        return true;
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws InterruptedException {
        String name = Arguments.one(line, "SCENARIO");
        String[] assignments = line.getOptionValues("set");
        if (assignments == null) {
            throw new BadInput("option '--set' is missing");
        }
        ImmutableList.Builder<Study.Axis> axes = ImmutableList.builder();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            ImmutableList<String> values =
                    equals < 1 ? ImmutableList.of() : ShortStudy.words(assignment.substring(equals + 1));
            if (values.isEmpty()) {
                throw new BadInput("--set " + assignment + ": no path and values (expected PATH=A,B,C)");
            }
            axes.add(Study.Axis.of(assignment.substring(0, equals).strip(), values));
        }
        return ShortStudy.run("sweep", name, ImmutableList.of(), axes.build(), line, console);
    }
}
