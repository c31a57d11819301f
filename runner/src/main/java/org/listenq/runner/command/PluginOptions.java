package org.listenq.runner.command;

import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.listenq.runner.plugin.Plugins;

/** The option that names a folder of plugins; it means the same in every command. */
public final class PluginOptions {

    private static final String NAME = "plugins";

    private PluginOptions() {}

    /** Adds it. */
    public static Options addTo(Options options) {
        return options.addOption(Option.builder()
                .longOpt(NAME)
                .argName("DIR")
                .hasArg()
                .desc("folder of jars with policies, stacks, arrival processes, loss models or trace formats")
                .get());
    }

    /** Returns what there is to name: what comes with ListenQ, and what plugins add. */
    public static Plugins plugins(CommandLine line) {
        return Plugins.find(
                Optional.ofNullable(line.getOptionValue(NAME)).map(Paths::of), PluginOptions.class.getClassLoader());
    }
}
