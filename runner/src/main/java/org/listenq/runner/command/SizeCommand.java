package org.listenq.runner.command;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.listenq.output.file.AtomicFile;
import org.listenq.output.report.MarkdownReport;
import org.listenq.output.report.Report;
import org.listenq.output.report.TextReport;
import org.listenq.runner.execution.Journal;
import org.listenq.runner.execution.Progress;
import org.listenq.runner.execution.RunIdentity;
import org.listenq.runner.execution.StudyExecution;
import org.listenq.runner.size.Bounds;
import org.listenq.runner.size.Goal;
import org.listenq.runner.size.Over;
import org.listenq.runner.size.SizeExperiment;
import org.listenq.runner.size.SizeReport;
import org.listenq.runner.size.SizeSearch;
import org.listenq.scenarios.Overrides;
import org.listenq.scenarios.study.StudyPlan;
import org.listenq.scenarios.value.Scenario;

/** {@code listenq size}: which backlog, accept rate or other number meets a goal. */
public final class SizeCommand implements Command {

    private static final int REPLICATIONS = 5;
    private static final int CAP = 40;

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
    public ExitCode run(CommandLine line, Console console) throws InterruptedException {
        String name = Arguments.one(line, "SCENARIO");
        Goal goal = Goal.parse(required(line, "goal"));
        Over over = Over.parse(required(line, "over"));
        StudyPlan.Text text = StudyOptions.scenario(Path.of(""), name);
        Path folder = Paths.of(line.getOptionValue("out", "out/size-" + name.replaceAll(".*/|\\.yaml$", "")));
        check(text, over, line);
        try (Journal journal = Journal.open(folder.resolve("journal"))) {
            StudyExecution execution = new StudyExecution(
                    StudyOptions.executor(line),
                    journal,
                    new RunIdentity(Version.number(), ""),
                    Progress.SILENT,
                    StudyOptions::repetition);
            int replications = StudyOptions.whole(line, "replications", REPLICATIONS, 1_000_000);
            SizeExperiment experiment = new SizeExperiment(
                    goal,
                    over,
                    text,
                    set(line),
                    replications,
                    Math.max(replications, StudyOptions.whole(line, "cap", CAP, 1_000_000)),
                    execution,
                    StudyOptions.reader());
            SizeSearch.Finding finding = SizeSearch.run(goal, over, experiment);
            Scenario scenario = scenario(text, over, line, finding);
            double seconds = scenario.run().duration().toNanos() / 1e9;
            Report report = SizeReport.of(goal, over, experiment.metrics(), finding, Bounds.of(scenario), seconds);
            write(folder, report);
            console.out().print(TextReport.render(report, console.colour()));
            return ExitCode.OK;
        } catch (IOException e) {
            throw new BadInput(folder + " cannot be written: " + Paths.why(e), e);
        } catch (Journal.InUse e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    private static void write(Path folder, Report report) throws IOException {
        try (AtomicFile file = AtomicFile.create(folder.resolve("size.md"))) {
            file.stream().write(MarkdownReport.render(report).getBytes(StandardCharsets.UTF_8));
            file.commit();
        }
    }

    private static String required(CommandLine line, String option) {
        String value = line.getOptionValue(option);
        if (value == null) {
            throw new BadInput("option '--" + option + "' is missing");
        }
        return value;
    }

    private static ImmutableMap<String, String> set(CommandLine line) {
        ImmutableMap.Builder<String, String> set = ImmutableMap.builder();
        for (String assignment : assignments(line)) {
            int equals = Math.max(0, assignment.indexOf('='));
            set.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return set.buildKeepingLast();
    }

    private static ImmutableList<String> assignments(CommandLine line) {
        String[] given = line.getOptionValues("set");
        return given == null ? ImmutableList.of() : ImmutableList.copyOf(given);
    }

    /** Reads both ends once, before anything is written. */
    private static void check(StudyPlan.Text text, Over over, CommandLine line) {
        read(text, over, line, over.from());
        read(text, over, line, over.to());
    }

    private static Scenario scenario(StudyPlan.Text text, Over over, CommandLine line, SizeSearch.Finding finding) {
        return read(text, over, line, finding.from().orElse(over.to()));
    }

    private static Scenario read(StudyPlan.Text text, Over over, CommandLine line, long value) {
        Overrides overrides = Overrides.of(assignments(line)).set(over.assignment(value));
        return StudyOptions.reader().read(text.name(), text.text(), overrides, text.files());
    }
}
