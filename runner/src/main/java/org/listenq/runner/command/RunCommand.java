package org.listenq.runner.command;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.output.report.TextReport;
import org.listenq.output.trace.TraceFormat;
import org.listenq.output.trace.TraceFormats;
import org.listenq.runner.execution.ScenarioRun;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.value.Scenario;

/** {@code listenq run}: one scenario, its story on the console and its outputs in a folder. */
public final class RunCommand implements Command {

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "run a scenario: the story on the console, traces and tables in a folder";
    }

    @Override
    public String arguments() {
        return "SCENARIO";
    }

    @Override
    public Options options() {
        return ScenarioOptions.addTo(new Options())
                .addOption(Option.builder()
                        .longOpt("out")
                        .argName("DIR")
                        .hasArg()
                        .desc("where the outputs go (default: out/<name of the scenario>)")
                        .get())
                .addOption(Option.builder()
                        .longOpt("trace")
                        .argName("FORMATS")
                        .hasArg()
                        .desc("formats of the trace, joined by commas (default: csv,jsonl)")
                        .get())
                .addOption(Option.builder()
                        .longOpt("quiet")
                        .desc("print nothing but the folder")
                        .get());
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        String name = Arguments.one(line, "SCENARIO");
        Plugins plugins = PluginOptions.plugins(line);
        Scenario scenario = ScenarioOptions.read(name, line, plugins, console);
        Path folder = Paths.of(line.getOptionValue("out", "out/" + scenario.name()));
        ScenarioRun run = new ScenarioRun(scenario, folder, formats(line, plugins), Version.number(), plugins);
        ScenarioRun.Finished finished = plugins.guard(() -> run(run));
        if (!line.hasOption("quiet")) {
            console.out().print(TextReport.render(finished.report(), console.colour()));
            console.out().println();
        }
        console.out().println("In " + folder + ": " + String.join(", ", finished.files()));
        return ExitCode.OK;
    }

    private static ScenarioRun.Finished run(ScenarioRun run) {
        try {
            return run.run(DsolExecutive.create());
        } catch (IOException e) {
            throw new BadInput(run.folder() + " cannot be written: " + Paths.why(e), e);
        }
    }

    private static ImmutableList<TraceFormat> formats(CommandLine line, Plugins plugins) {
        try {
            return Splitter.on(',')
                    .trimResults()
                    .omitEmptyStrings()
                    .splitToStream(line.getOptionValue("trace", "csv,jsonl"))
                    .map(name -> TraceFormats.named(name, plugins.formats()))
                    .collect(ImmutableList.toImmutableList());
        } catch (IllegalArgumentException e) {
            throw new BadInput("--trace: " + e.getMessage(), e);
        }
    }
}
