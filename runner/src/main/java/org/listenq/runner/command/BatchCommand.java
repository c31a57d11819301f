package org.listenq.runner.command;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.study.Study;
import org.listenq.scenarios.study.StudyPlan;

/** {@code listenq batch}: many scenarios side by side, into one table. */
public final class BatchCommand implements Command {

    private static final ImmutableList<String> METRICS = ImmutableList.of(
            "count.calls",
            "share.connected",
            "share.at-once",
            "connect.p50",
            "connect.p99",
            "accept.wait.p99",
            "queue.completed.peak");

    @Override
    public String name() {
        return "batch";
    }

    @Override
    public String summary() {
        return "run many scenarios side by side into one table; goes on where it stopped";
    }

    @Override
    public String arguments() {
        return "DIR|SCENARIO...";
    }

    @Override
    public Options options() {
        return StudyOptions.addTo(new Options()).addOption(PictureFiles.option());
    }

    @Override
    public boolean resumes() {
        return true;
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws InterruptedException {
        List<String> names = new ArrayList<>();
        for (String argument : line.getArgList()) {
            names.addAll(scenarios(argument));
        }
        if (names.isEmpty()) {
            throw new BadInput("DIR or SCENARIO is missing");
        }
        List<StudyPlan.Text> texts = names.stream()
                .map(name -> StudyOptions.scenario(Path.of(""), name))
                .toList();
        Study study = study(names, StudyOptions.whole(line, "replications", 1, 1_000_000));
        Plugins plugins = PluginOptions.plugins(line);
        StudyPlan plan = StudyPlan.ofScenarios(study, names, texts, StudyOptions.reader(plugins, console));
        return StudyOptions.run(plan, plugins, line, console);
    }

    private static Study study(List<String> names, int replications) {
        return new Study(
                "batch",
                "",
                names.get(0),
                ImmutableMap.of(),
                ImmutableList.of(),
                ImmutableList.of(Study.Axis.of("scenario", ImmutableList.copyOf(names))),
                ImmutableList.of(),
                new Study.Sampling(replications, Optional.empty(), Study.Measurement.WHOLE, true, OptionalLong.empty()),
                new Study.Analysis(
                        METRICS, new java.math.BigDecimal("0.95"), ImmutableMap.of(), Study.Correction.HOLM));
    }

    private static List<String> scenarios(String argument) {
        Path path = Paths.of(argument);
        if (!Files.isDirectory(path)) {
            return List.of(argument);
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<String> found = files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new BadInput("no scenario in " + argument);
            }
            return found;
        } catch (IOException e) {
            throw new BadInput(argument + " cannot be read: " + Paths.why(e), e);
        }
    }
}
