package org.listenq.runner.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.listenq.runner.execution.Captures;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.NamedFiles;
import org.listenq.scenarios.NearestName;
import org.listenq.scenarios.Overrides;
import org.listenq.scenarios.ScenarioLibrary;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.value.Scenario;

/** The options that name and change a scenario; they mean the same in every command. */
final class ScenarioOptions {

    private ScenarioOptions() {}

    static Options addTo(Options options) {
        return PluginOptions.addTo(options)
                .addOption(Option.builder()
                        .longOpt("set")
                        .argName("PATH=VALUE")
                        .hasArg()
                        .desc("change the scenario, such as server.backlog=0; may be repeated")
                        .get())
                .addOption(Option.builder()
                        .longOpt("policy")
                        .argName("POLICY")
                        .hasArg()
                        .desc("short for --set server.policy=POLICY")
                        .get())
                .addOption(Option.builder()
                        .longOpt("seed")
                        .argName("N")
                        .hasArg()
                        .desc("short for --set run.seed=N")
                        .get());
    }

    /**
     * Reads the scenario that {@code name} names: a file, or else one of the library. What was left out of it is noted
     * on {@code console}.
     */
    static Scenario read(String name, CommandLine line, Plugins plugins, Console console) {
        ScenarioReader reader = new ScenarioReader(
                plugins.systems(), new Captures(), note -> console.err().println("listenq: note: " + note));
        Path file = Paths.of(name);
        boolean isName = !name.endsWith(".yaml")
                && NearestName.of(name, ScenarioLibrary.list()).isPresent();
        if (Files.exists(file) || (!isName && ScenarioLibrary.find(name).isEmpty())) {
            return reader.read(file, overrides(line));
        }
        ScenarioLibrary.Entry entry = ScenarioLibrary.open(name);
        return reader.read(entry.file(), entry.text(), overrides(line), NamedFiles.none());
    }

    private static Overrides overrides(CommandLine line) {
        String[] assignments = line.getOptionValues("set");
        Overrides overrides = Overrides.of(assignments == null ? List.of() : List.of(assignments));
        if (line.hasOption("policy")) {
            overrides = overrides.policy(line.getOptionValue("policy"));
        }
        return line.hasOption("seed") ? overrides.seed(line.getOptionValue("seed")) : overrides;
    }
}
