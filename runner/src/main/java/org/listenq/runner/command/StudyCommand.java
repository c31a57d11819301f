package org.listenq.runner.command;

import com.google.common.collect.ImmutableList;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.listenq.output.study.Metrics;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.NearestName;
import org.listenq.scenarios.study.Study;
import org.listenq.scenarios.study.StudyLibrary;
import org.listenq.scenarios.study.StudyPlan;
import org.listenq.scenarios.study.StudyReader;
import org.listenq.scenarios.yaml.BadScenario;
import org.listenq.scenarios.yaml.Place;

/** {@code listenq study}: one scenario under many policies and values, many times, with intervals. */
public final class StudyCommand implements Command {

    @Override
    public String name() {
        return "study";
    }

    @Override
    public String summary() {
        return "run a study file: policies x values x seeds on all cores, with intervals; goes on where it stopped";
    }

    @Override
    public String arguments() {
        return "STUDY";
    }

    @Override
    public Options options() {
        return StudyOptions.addTo(new Options())
                .addOption(PictureFiles.option())
                .addOption(StudyPage.option());
    }

    @Override
    public boolean resumes() {
        return true;
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws InterruptedException {
        String name = Arguments.one(line, "STUDY");
        Plugins plugins = PluginOptions.plugins(line);
        StudyReader reader = new StudyReader(plugins.systems(), Metrics::complaint);
        Path file = Paths.of(name);
        boolean bundled = !Files.exists(file) && !name.endsWith(".yaml");
        Study study = bundled ? reader.read(name + ".yaml", bundled(name)) : reader.read(name, StudyOptions.text(file));
        int replications =
                StudyOptions.whole(line, "replications", study.sampling().replications(), 1_000_000);
        Path parent = file.getParent();
        Path folder = bundled || parent == null ? Path.of("") : parent;
        StudyPlan plan = StudyPlan.of(
                study.withReplications(replications),
                name + ": ",
                StudyOptions.scenario(folder, study.scenario()),
                StudyOptions.reader(plugins, console));
        return StudyOptions.run(plan, plugins, line, console);
    }

    private static String bundled(String name) {
        ImmutableList<String> known = StudyLibrary.list();
        if (!known.contains(name)) {
            throw BadScenario.of(
                    Place.whole(name),
                    "no such file, and no study of this name" + NearestName.suggestion(name, known),
                    "bundled: " + String.join(", ", known));
        }
        return StudyLibrary.text(name);
    }
}
