package org.listenq.runner.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.listenq.output.difference.Account;
import org.listenq.output.difference.CaptureAccount;
import org.listenq.output.difference.Difference;
import org.listenq.output.difference.DifferenceReport;
import org.listenq.output.difference.RunAccount;
import org.listenq.output.report.TextReport;
import org.listenq.output.saved.SavedRun;

/** {@code listenq diff}: where two runs, or a run and a capture, part, client by client. */
public final class DiffCommand implements Command {

    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public String summary() {
        return "compare two runs, or a run and a capture, client by client: where they part, and why";
    }

    @Override
    public String arguments() {
        return "DIR DIR|CAPTURE";
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
                        .longOpt("at")
                        .argName("server|client")
                        .hasArg()
                        .desc("where a capture was taken, or which end if it has both: server (default) or client")
                        .get())
                .addOption(Option.builder()
                        .longOpt("port")
                        .argName("N")
                        .hasArg()
                        .desc("of a capture only the connections to this port")
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
            throw new BadInput("diff needs A and B, folders of runs or one of them a capture, and got " + names.size());
        }
        long tolerance = tolerance(line.getOptionValue("tolerance", "1"));
        boolean captures = names.stream().map(Paths::of).anyMatch(Files::isRegularFile);
        Account a = account(names.get(0), captures, line);
        Difference difference = Difference.of(a, account(names.get(1), captures, line), tolerance);
        console.out().print(TextReport.render(DifferenceReport.of(difference), console.colour()));
        return difference.isNone() || !line.hasOption("exit-code") ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    /** Reads one side; of a run only the packets that one host sees if the other side is a capture. */
    private static Account account(String name, boolean captures, CommandLine line) throws IOException {
        Path path = Paths.of(name);
        if (Files.isRegularFile(path)) {
            return capture(path, line);
        }
        SavedRun run = SavedRun.open(path);
        if (!captures) {
            return RunAccount.of(run);
        }
        return atServer(line) ? RunAccount.atServer(run) : RunAccount.atClients(run);
    }

    private static boolean atServer(CommandLine line) {
        return switch (line.getOptionValue("at", "server")) {
            case "server" -> true;
            case "client" -> false;
            default -> throw new BadInput("--at knows server and client, not '" + line.getOptionValue("at") + "'");
        };
    }

    private static Account capture(Path file, CommandLine line) {
        try (InputStream content = Files.newInputStream(file)) {
            return CaptureAccount.read(
                    file.toString(), content, port(line.getOptionValue("port", "0")), atServer(line));
        } catch (IOException e) {
            throw new BadInput(file + " is neither the folder of a run nor a capture: " + e.getMessage(), e);
        }
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new BadInput("--port needs a number, not '" + text + "'", e);
        }
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
