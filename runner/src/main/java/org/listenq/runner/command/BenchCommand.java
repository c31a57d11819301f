package org.listenq.runner.command;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Closer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.listenq.core.engine.Executive;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.output.file.AtomicFile;
import org.listenq.output.trace.TraceFormat;
import org.listenq.runner.bench.HalfOpenMemory;
import org.listenq.runner.bench.JsonLine;
import org.listenq.runner.bench.PacketCount;
import org.listenq.runner.bench.ShortRuns;
import org.listenq.runner.bench.Workload;
import org.listenq.runner.bench.WorkloadRun;
import org.listenq.scenarios.NearestName;

/** {@code listenq bench}: runs a workload of a given size, checks its result and prints its speed as JSON. */
public final class BenchCommand implements Command {

    private static final int MOST = 100_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int SHORT_RUNS = 3000;

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String summary() {
        return "measure the program's speed; prints one line of JSON for each replication";
    }

    @Override
    public String arguments() {
        return "WORKLOAD";
    }

    @Override
    public Options options() {
        return PluginOptions.addTo(new Options()
                .addOption(withValue("n", "N", "number of connections, or of short runs in a round"))
                .addOption(withValue("replications", "R", "how often, in one process; the first is a cold one"))
                .addOption(withValue("seed", "N", "root seed; default 1"))
                .addOption(withValue("trace", "FORMATS", "write a full trace as well; default none"))
                .addOption(withValue("out", "DIR", "where to; default out/bench")));
    }

    private static Option withValue(String name, String value, String description) {
        return Option.builder()
                .longOpt(name)
                .argName(value)
                .hasArg()
                .desc(description)
                .get();
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        String name = Arguments.one(line, "WORKLOAD");
        if (name.equals(ShortRuns.TITLE)) {
            console.out()
                    .println(ShortRuns.measure(number(line, "n", SHORT_RUNS)).end());
            return ExitCode.OK;
        }
        Workload workload = workload(name);
        int connections = number(line, "n", workload.usualSize());
        int replications = number(line, "replications", 1);
        Workload.Load load = workload.sized(connections, line.getOptionValue("seed", "1"));
        ImmutableList<TraceFormat> formats = RunCommand.formats(line, "", PluginOptions.plugins(line));
        Path folder = Paths.of(line.getOptionValue("out", "out/bench"));
        long start = System.nanoTime();
        Executive executive = DsolExecutive.create();
        for (int i = 0; i < replications; i++) {
            try (Closer parts = Closer.create()) {
                ImmutableList<AtomicFile> files = files(formats, folder, parts);
                try (Closer writers = Closer.create()) {
                    console.out().println(measure(load, i, executive, sinks(formats, files, writers), start));
                }
                AtomicFile.commitAll(files);
            }
            start = System.nanoTime();
        }
        return ExitCode.OK;
    }

    private static String measure(
            Workload.Load load, int replication, Executive executive, List<PacketCount> sinks, long start) {
        if (load.workload() == Workload.W4) {
            HalfOpenMemory memory = new HalfOpenMemory(load.connections());
            WorkloadRun run = WorkloadRun.of(load, replication, executive, ImmutableList.of(memory));
            JsonLine figures = run.figures(System.nanoTime() - start);
            return figures.put("bytes_per_connection", memory.bytesPerConnection(), 1)
                    .end();
        }
        WorkloadRun run = WorkloadRun.of(load, replication, executive, sinks);
        run.check();
        JsonLine figures = run.figures(System.nanoTime() - start);
        for (PacketCount sink : sinks.subList(0, Math.min(1, sinks.size()))) {
            figures.put("packets_per_s", sink.packets() / (run.usage().wallNanos() / NANOS_PER_SECOND), 0);
        }
        return figures.end();
    }

    private static ImmutableList<AtomicFile> files(List<TraceFormat> formats, Path folder, Closer parts)
            throws IOException {
        ImmutableList.Builder<AtomicFile> files = ImmutableList.builder();
        for (TraceFormat format : formats) {
            Files.createDirectories(folder);
            files.add(parts.register(AtomicFile.create(folder.resolve("trace." + format.suffix()))));
        }
        return files.build();
    }

    private static List<PacketCount> sinks(List<TraceFormat> formats, List<AtomicFile> files, Closer writers)
            throws IOException {
        List<PacketCount> sinks = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            sinks.add(new PacketCount(writers.register(formats.get(i).open(files.get(i).stream()))));
        }
        return sinks;
    }

    private static Workload workload(String name) {
        return Arrays.stream(Workload.values())
                .filter(workload -> workload.title().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("no workload '" + name + "'"
                        + NearestName.suggestion(name, titles()) + "; there are "
                        + Arrays.stream(Workload.values())
                                .map(workload -> workload.title() + " (" + workload.about() + ")")
                                .collect(Collectors.joining(", "))
                        + ", " + ShortRuns.TITLE + " (" + ShortRuns.ABOUT + ")"));
    }

    private static ImmutableList<String> titles() {
        return ImmutableList.<String>builder()
                .addAll(Workload.titles())
                .add(ShortRuns.TITLE)
                .build();
    }

    private static int number(CommandLine line, String option, int usual) {
        String text = line.getOptionValue(option, Integer.toString(usual));
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadInput("--" + option + " needs a number, not '" + text + "'", e);
        }
        throw new BadInput("--" + option + " must be from 1 to " + MOST + ", not " + text);
    }
}
