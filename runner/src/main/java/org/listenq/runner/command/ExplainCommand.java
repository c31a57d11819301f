package org.listenq.runner.command;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.listenq.core.trace.Cause;
import org.listenq.output.explain.ConnectionRows;
import org.listenq.output.explain.Diagram;
import org.listenq.output.explain.Explanation;
import org.listenq.output.report.SlowReport;
import org.listenq.output.report.TextReport;
import org.listenq.output.saved.SavedRun;
import org.listenq.output.story.SlowConnections;
import org.listenq.scenarios.NearestName;

/** {@code listenq explain}: the story of one connection of a run, or of all that were slow. */
public final class ExplainCommand implements Command {

    private static final int WORST = 10;

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "tell the story of one connection of a run step by step, or why connections were slow";
    }

    @Override
    public String arguments() {
        return "DIR";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("connection")
                        .argName("N")
                        .hasArg()
                        .desc("the connection, by its conn_id in the tables")
                        .get())
                .addOption(Option.builder()
                        .longOpt("why")
                        .argName("slow")
                        .hasArg()
                        .desc("group by cause all connections that did not go straight through, and tell the worst "
                                + WORST)
                        .get())
                .addOption(Option.builder()
                        .longOpt("format")
                        .argName("text|mermaid|plantuml")
                        .hasArg()
                        .desc("text (default), or the text of a sequence diagram")
                        .get());
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        String folder = Arguments.one(line, "DIR");
        if (line.hasOption("why") == line.hasOption("connection")) {
            throw new BadInput("say either --connection N or --why slow");
        }
        if (line.hasOption("why")) {
            why(line);
            slow(SavedRun.open(Paths.of(folder)), console);
        } else {
            Format format = Format.named(line.getOptionValue("format", "text"));
            long number = number(line.getOptionValue("connection"));
            connection(SavedRun.open(Paths.of(folder)), number, format, console);
        }
        return ExitCode.OK;
    }

    private static void why(CommandLine line) {
        if (!line.getOptionValue("why").equals("slow")) {
            throw new BadInput("--why knows 'slow' only, not '" + line.getOptionValue("why") + "'");
        }
        if (line.hasOption("format")) {
            throw new BadInput("--format is for one connection; --why slow is text");
        }
    }

    /** Reads the number of a connection. */
    static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadInput("a connection has a number from 1, not '" + text + "'", e);
        }
    }

    private static void slow(SavedRun run, Console console) throws IOException {
        SlowConnections slow = new SlowConnections(
                WORST,
                run.summary().causes().stream()
                        .collect(toImmutableMap(Cause::name, cause -> cause, (first, second) -> first)));
        run.forEach(slow::accept);
        if (!slow.tellsOfSegments()) {
            throw new BadInput(run.trace() + " does not tell of segments; run with --set trace.level=all");
        }
        slow.end();
        console.out().print(TextReport.render(SlowReport.of(run.summary().title(), slow), console.colour()));
    }

    /** Tells the story of connection {@code number} of {@code run}. */
    static void connection(SavedRun run, long number, Format format, Console console) throws IOException {
        ConnectionRows rows = ConnectionRows.read(run, number);
        console.out()
                .print(
                        switch (format) {
                            case TEXT -> TextReport.render(Explanation.of(rows), console.colour());
                            case MERMAID -> Diagram.mermaid(rows);
                            case PLANTUML -> Diagram.plantUml(rows);
                        });
    }

    /** How a connection's story is told. */
    enum Format {
        TEXT,
        MERMAID,
        PLANTUML;

        private static Format named(String name) {
            for (Format format : values()) {
                if (format.word().equals(name)) {
                    return format;
                }
            }
            List<String> words = Arrays.stream(values()).map(Format::word).toList();
            throw new BadInput("no format '" + name + "'" + NearestName.suggestion(name, words) + " (known: "
                    + String.join(", ", words) + ")");
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
