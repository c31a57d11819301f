package org.listenq.runner.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.listenq.output.plot.Pictures;
import org.listenq.output.plot.RunData;
import org.listenq.output.saved.SavedRun;

/** {@code listenq plot}: pictures of saved runs, one alone or several side by side. */
public final class PlotCommand implements Command {

    @Override
    public String name() {
        return "plot";
    }

    @Override
    public String summary() {
        return "draw runs from their folders: latency, queues and rates, alone or side by side";
    }

    @Override
    public String arguments() {
        return "DIR...";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("out")
                        .argName("DIR")
                        .hasArg()
                        .desc("where the pictures go (default: plots in the folder of the run; out/plots for several)")
                        .get());
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        List<String> names = line.getArgList();
        if (names.isEmpty()) {
            throw new BadInput("DIR is missing");
        }
        List<RunData> runs = new ArrayList<>();
        for (String name : names) {
            RunData run = RunData.read(SavedRun.open(Paths.of(name)));
            runs.add(run);
            if (!run.lacks().isEmpty()) {
                console.err()
                        .println("listenq: note: the trace of " + name + " does not tell everything: " + run.lacks()
                                + "; run with --set trace.level=all");
            }
        }
        String usual =
                names.size() == 1 ? Paths.of(names.get(0)).resolve("plots").toString() : "out/plots";
        PictureFiles.write(Pictures.of(runs), Paths.of(line.getOptionValue("out", usual)), console);
        return ExitCode.OK;
    }
}
