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
import org.listenq.output.saved.SavedRun;
import org.listenq.output.trace.TraceFormat;
import org.listenq.output.trace.TraceFormats;
import org.listenq.runner.execution.ScenarioRun;
import org.listenq.runner.plugin.Plugins;
import org.listenq.runner.progress.ProgressDisplay;
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
                        .longOpt("no-page")
                        .desc("leave out the page report.html")
                        .get())
                .addOption(Option.builder()
                        .longOpt("quiet")
                        .desc("print nothing but the folder, and no progress")
                        .get())
                .addOption(StudyOptions.option("replication", "N", "which replication of a study, from 0 (default: 0)"))
                .addOption(Option.builder()
                        .longOpt("explain")
                        .argName("N")
                        .hasArg()
                        .desc("then tell the story of connection N, as 'listenq explain' does")
                        .get());
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        String name = Arguments.one(line, "SCENARIO");
        Plugins plugins = PluginOptions.plugins(line);
        Scenario scenario = ScenarioOptions.read(name, line, plugins, console);
        Path folder = Paths.of(line.getOptionValue("out", "out/" + scenario.name()));
        boolean page = !line.hasOption("no-page");
        ImmutableList<TraceFormat> formats = formats(line, "csv,jsonl", plugins);
        ScenarioRun run =
                new ScenarioRun(scenario, folder, formats, Version.number(), plugins, page, replication(line));
        long explained = line.hasOption("explain") ? ExplainCommand.number(line.getOptionValue("explain")) : 0;
        ScenarioRun.Finished finished = plugins.guard(() -> run(run, console.progress(line.hasOption("quiet"))));
        if (!line.hasOption("quiet")) {
            console.out().print(TextReport.render(finished.report(), console.colour()));
            console.out().println();
        }
        console.out().println("In " + folder + ": " + String.join(", ", finished.files()));
        if (explained > 0) {
            console.out().println();
            ExplainCommand.connection(SavedRun.open(folder), explained, ExplainCommand.Format.TEXT, console);
        }
        return ExitCode.OK;
    }

    private static long replication(CommandLine line) {
        String text = line.getOptionValue("replication", "0");
        if (!text.matches("[0-9]{1,18}")) {
            throw new BadInput("--replication needs a whole number, not '" + text + "'");
        }
        return Long.parseLong(text);
    }

    private static ScenarioRun.Finished run(ScenarioRun run, ProgressDisplay progress) {
        try {
            return run.run(DsolExecutive.create(), progress);
        } catch (IOException e) {
            throw new BadInput(run.folder() + " cannot be written: " + Paths.why(e), e);
        }
    }

    /** Returns the formats that {@code --trace} names, or else those of {@code usual}. */
    static ImmutableList<TraceFormat> formats(CommandLine line, String usual, Plugins plugins) {
        try {
            return Splitter.on(',')
                    .trimResults()
                    .omitEmptyStrings()
                    .splitToStream(line.getOptionValue("trace", usual))
                    .map(name -> TraceFormats.named(name, plugins.formats()))
                    .collect(ImmutableList.toImmutableList());
        } catch (IllegalArgumentException e) {
            throw new BadInput("--trace: " + e.getMessage(), e);
        }
    }
}
