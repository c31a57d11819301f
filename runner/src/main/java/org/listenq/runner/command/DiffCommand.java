package org.listenq.runner.command;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.listenq.output.difference.Account;
import org.listenq.output.difference.Difference;
import org.listenq.output.difference.DifferenceReport;
import org.listenq.output.difference.RunAccount;
import org.listenq.output.report.TextReport;
import org.listenq.output.saved.SavedRun;

/** {@code listenq diff}: where two runs part, client by client. */
public final class DiffCommand implements Command {

    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public String summary() {
        return "compare two runs client by client: the first difference, and all of them by cause";
    }

    @Override
    public String arguments() {
        return "A B";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("tolerance")
                        .argName("MS")
                        .hasArg()
                        .desc("times that are at most so many milliseconds apart count as equal (default: 1)")
                        .get())
                .addOption(Option.builder()
                        .longOpt("exit-code")
                        .desc("exit with 1 if there are differences; without it, with 0 either way")
                        .get());
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        List<String> names = line.getArgList();
        if (names.size() != 2) {
            throw new BadInput("diff needs two folders of runs, A and B, and got " + names.size());
        }
        long tolerance = tolerance(line.getOptionValue("tolerance", "1"));
        Difference difference = Difference.of(account(names.get(0)), account(names.get(1)), tolerance);
        console.out().print(TextReport.render(DifferenceReport.of(difference), console.colour()));
        return difference.isNone() || !line.hasOption("exit-code") ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    private static Account account(String name) throws IOException {
        return RunAccount.of(SavedRun.open(Paths.of(name)));
    }

    private static long tolerance(String text) {
        try {
            double millis = Double.parseDouble(text);
            if (millis >= 0) {
                return Math.round(millis * NANOS_PER_MILLI);
            }
        } catch (NumberFormatException e) {
            throw new BadInput("--tolerance needs a number of milliseconds, not '" + text + "'", e);
        }
        throw new BadInput("--tolerance needs a number of milliseconds from 0 on, not '" + text + "'");
    }
}
