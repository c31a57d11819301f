package org.listenq.runner.command;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.listenq.output.study.Metrics;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.study.Study;
import org.listenq.scenarios.study.StudyPlan;
import org.listenq.scenarios.study.StudyReader;
import org.listenq.scenarios.study.StudyWriter;

/** What the short forms of {@code study} have in common: they print the study file that they mean, and run it. */
final class ShortStudy {

    private static final ImmutableList<String> METRICS = ImmutableList.of(
            "share.connected",
            "share.at-once",
            "connect.p50",
            "connect.p99",
            "accept.wait.p99",
            "queue.completed.peak");
    private static final int REPLICATIONS = 10;

    private ShortStudy() {}

    static Options options() {
        return StudyOptions.addTo(new Options())
                .addOption(PictureFiles.option())
                .addOption(StudyOptions.option(
                        "metrics", "METRICS", "metrics, joined by commas ('listenq help metrics')"));
    }

    /** Prints and runs the study that varies {@code policies} and {@code axes} of the scenario {@code name}. */
    static ExitCode run(
            String kind,
            String name,
            ImmutableList<Study.Choice> policies,
            ImmutableList<Study.Axis> axes,
            CommandLine line,
            Console console)
            throws InterruptedException {
        Plugins plugins = PluginOptions.plugins(line);
        StudyPlan.Text scenario = StudyOptions.scenario(Path.of(""), name);
        Study study = new Study(
                kind + "-" + name.replaceAll(".*/|\\.yaml$", ""),
                "",
                name,
                ImmutableMap.of(),
                policies,
                axes,
                ImmutableList.of(),
                new Study.Sampling(
                        StudyOptions.whole(line, "replications", REPLICATIONS, 1_000_000),
                        Optional.empty(),
                        Study.Measurement.WHOLE,
                        true,
                        OptionalLong.empty()),
                new Study.Analysis(metrics(line), new BigDecimal("0.95"), ImmutableMap.of(), Study.Correction.HOLM));
        String text = StudyWriter.write(study);
        Study checked = new StudyReader(plugins.systems(), Metrics::complaint).read("--" + kind, text);
        StudyPlan plan = StudyPlan.of(checked, scenario, StudyOptions.reader(plugins, console));
        if (!line.hasOption("quiet")) {
            StudyOptions.show(text, console);
        }
        return StudyOptions.run(plan, plugins, line, console);
    }

    private static ImmutableList<String> metrics(CommandLine line) {
        String names = line.getOptionValue("metrics");
        return names == null ? METRICS : words(names);
    }

    /** The parts of {@code text} between commas that stand outside of brackets. */
    static ImmutableList<String> words(String text) {
        ImmutableList.Builder<String> words = ImmutableList.builder();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += "[{".indexOf(c) >= 0 ? 1 : "]}".indexOf(c) >= 0 ? -1 : 0;
            if (c == ',' && depth == 0) {
                words.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        List<String> all = words.add(text.substring(from).strip()).build();
        return all.stream().filter(word -> !word.isEmpty()).collect(ImmutableList.toImmutableList());
    }
}
