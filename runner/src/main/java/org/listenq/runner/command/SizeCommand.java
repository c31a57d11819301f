package org.listenq.runner.command;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.listenq.output.file.AtomicFile;
import org.listenq.output.report.MarkdownReport;
import org.listenq.output.report.Report;
import org.listenq.output.report.TextReport;
import org.listenq.runner.execution.Executor;
import org.listenq.runner.execution.Journal;
import org.listenq.runner.execution.RunIdentity;
import org.listenq.runner.execution.StudyExecution;
import org.listenq.runner.plugin.Plugins;
import org.listenq.runner.size.Bounds;
import org.listenq.runner.size.Goal;
import org.listenq.runner.size.Over;
import org.listenq.runner.size.SizeExperiment;
import org.listenq.runner.size.SizeReport;
import org.listenq.runner.size.SizeSearch;
import org.listenq.scenarios.Overrides;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.study.StudyPlan;
import org.listenq.scenarios.value.Scenario;

/** {@code listenq size}: which backlog, accept rate or other number meets a goal. */
public final class SizeCommand implements Command {

    private static final int REPLICATIONS = 5;
    private static final int CAP = 40;
    private static final double SECOND = 1e9;

    @Override
    public String name() {
        return "size";
    }

    @Override
    public String summary() {
        return "find the least backlog, or the value of another key, that meets a goal: --goal 'connect.p99 < 50ms'";
    }

    @Override
    public String arguments() {
        return "SCENARIO";
    }

    @Override
    public Options options() {
        return StudyOptions.addTo(new Options())
                .addOption(
                        StudyOptions.option("goal", "TERMS", "such as 'connect.p99 < 50ms and accept.wait.p99 < 1s'"))
                .addOption(StudyOptions.option(
                        "over", "PATH=A..B", "such as server.backlog=0..4096, or accept-rate=100/s..5000/s"))
                .addOption(StudyOptions.option("set", "PATH=VALUE", "change the scenario first; may be repeated"))
                .addOption(StudyOptions.option(
                        "cap", "N", "most replications of a value while the answer is open (default: " + CAP + ")"));
    }

    @Override
    public boolean resumes() {
        return true;
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws InterruptedException {
        String name = Arguments.one(line, "SCENARIO");
        Goal goal = Goal.parse(required(line, "goal"));
        Over over = Over.parse(required(line, "over"));
        Plugins plugins = PluginOptions.plugins(line);
        StudyPlan.Text text = StudyOptions.scenario(Path.of(""), name);
        ScenarioReader reader = StudyOptions.reader(plugins, console);
        Asked asked = new Asked(goal, over, text, set(line), reader);
        asked.scenario(over.from());
        asked.scenario(over.to());
        Path folder = Paths.of(line.getOptionValue("out", "out/size-" + name.replaceAll(".*/|\\.yaml$", "")));
        boolean quiet = line.hasOption("quiet");
        try (Executor executor = StudyOptions.executor(line, plugins);
                Journal journal = Journal.open(folder.resolve("journal"))) {
            StudyExecution execution = new StudyExecution(
                    executor,
                    journal,
                    RunIdentity.of(Version.number(), plugins),
                    console.progress(quiet),
                    run -> StudyOptions.repetition(run, line));
            return answer(asked, experiment(asked, execution, line), folder, quiet, console);
        } catch (IOException e) {
            throw new BadInput(folder + " cannot be written: " + Paths.why(e), e);
        } catch (Journal.InUse e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    /** What the user asks of which scenario. */
    private record Asked(
            Goal goal, Over over, StudyPlan.Text text, ImmutableMap<String, String> set, ScenarioReader reader) {

        /** The effective scenario for {@code value}; complains if it makes no sense. */
        Scenario scenario(long value) {
            Overrides overrides = Overrides.none();
            for (Map.Entry<String, String> each : set.entrySet()) {
                overrides = overrides.set(each.getKey() + "=" + each.getValue());
            }
            return reader.read(text.name(), text.text(), overrides.set(over.assignment(value)), text.files());
        }
    }

    private static SizeExperiment experiment(Asked asked, StudyExecution execution, CommandLine line) {
        int replications = StudyOptions.whole(line, "replications", REPLICATIONS, 1_000_000);
        int cap = StudyOptions.whole(line, "cap", CAP, 1_000_000);
        return new SizeExperiment(
                asked.goal,
                asked.over,
                asked.text,
                asked.set,
                replications,
                Math.max(replications, cap),
                execution,
                asked.reader);
    }

    private static ExitCode answer(Asked asked, SizeExperiment experiment, Path folder, boolean quiet, Console console)
            throws IOException, InterruptedException {
        SizeSearch.Finding finding = SizeSearch.run(asked.goal, asked.over, experiment);
        Scenario scenario = asked.scenario(finding.from().orElse(asked.over.to()));
        double seconds = scenario.run().duration().toNanos() / SECOND;
        Report report =
                SizeReport.of(asked.goal, asked.over, experiment.metrics(), finding, Bounds.of(scenario), seconds);
        try (AtomicFile file = AtomicFile.create(folder.resolve("size.md"))) {
            file.stream().write(MarkdownReport.render(report, 1).getBytes(StandardCharsets.UTF_8));
            file.commit();
        }
        if (!quiet) {
            console.out().print(TextReport.render(report, console.colour()));
            console.out().println();
        }
        console.out().println("In " + folder + ": size.md");
        return StudyOptions.failed(finding.failures(), console);
    }

    private static String required(CommandLine line, String option) {
        String value = line.getOptionValue(option);
        if (value == null) {
            throw new BadInput("option '--" + option + "' is missing");
        }
        return value;
    }

    private static ImmutableMap<String, String> set(CommandLine line) {
        String[] given = line.getOptionValues("set");
        ImmutableMap.Builder<String, String> set = ImmutableMap.builder();
        for (String assignment : given == null ? new String[0] : given) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new BadInput("--set " + assignment + ": no path and value (expected path=value)");
            }
            set.put(assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
        }
        return set.buildKeepingLast();
    }
}
