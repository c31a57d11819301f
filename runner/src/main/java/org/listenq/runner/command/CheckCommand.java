package org.listenq.runner.command;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.yaml.BadScenario;

/** {@code listenq check}: everything that is wrong in some scenario files, without running them. */
public final class CheckCommand implements Command {

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "say everything that is wrong in scenario files, without running them";
    }

    @Override
    public String arguments() {
        return "SCENARIO...";
    }

    @Override
    public Options options() {
        return ScenarioOptions.addTo(new Options());
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        List<String> names = line.getArgList();
        if (names.isEmpty()) {
            throw new BadInput("SCENARIO is missing");
        }
        Plugins plugins = PluginOptions.plugins(line);
        long bad = names.stream()
                .filter(name -> !check(name, line, plugins, console))
                .count();
        return bad == 0 ? ExitCode.OK : ExitCode.BAD_INPUT;
    }

    private static boolean check(String name, CommandLine line, Plugins plugins, Console console) {
        try {
            ScenarioOptions.read(name, line, plugins, console);
            console.out().println(name + ": ok");
            return true;
        } catch (BadScenario e) {
            console.err().println(e.getMessage());
            return false;
        }
    }
}
