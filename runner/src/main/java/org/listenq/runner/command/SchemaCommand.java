package org.listenq.runner.command;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.listenq.scenarios.ScenarioSchema;

/** {@code listenq schema}: the JSON Schema of scenario files, for editors. */
public final class SchemaCommand implements Command {

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public String summary() {
        return "print the JSON Schema of scenario files, by which editors complete and explain them";
    }

    @Override
    public Options options() {
        return PluginOptions.addTo(new Options());
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        Arguments.none(line);
        console.out().print(ScenarioSchema.text(PluginOptions.plugins(line).systems()));
        return ExitCode.OK;
    }
}
