package org.listenq.output.trace;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.stream.Collectors;
import org.listenq.core.trace.RunInfo;

/** The formats that traces can be written in. */
public final class TraceFormats {

    /** The formats that are always there. */
    public static final ImmutableList<TraceFormat> BUILT_IN = builtIn();

    /** What to say about a format that is ListenQ's own but must be built and added. */
    private static final ImmutableMap<String, String> OPTIONAL = ImmutableMap.of(
            "parquet",
            "parquet comes as a plugin: build it with 'mvn -q -Dquick -Pparquet package' and add"
                    + " --plugins output/parquet/target/quick/plugins");

    private TraceFormats() {}

    /**
     * Returns the one of {@code formats} that is called {@code name}.
     *
     * @throws IllegalArgumentException if there is none; the message names those that are, or says how to add it
     */
    public static TraceFormat named(String name, Iterable<TraceFormat> formats) {
        ImmutableList<TraceFormat> all = ImmutableList.copyOf(formats);
        for (TraceFormat format : all) {
            if (format.name().equals(name)) {
                return format;
            }
        }
        String howToAdd = OPTIONAL.get(name);
        if (howToAdd != null) {
            throw new IllegalArgumentException(howToAdd);
        }
        String names = all.stream().map(TraceFormat::name).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("no trace format " + name + "; there are " + names);
    }

    private static ImmutableList<TraceFormat> builtIn() {
        BuiltInFormat csv = BuiltInFormat.of("csv", CsvTraceWriter::new);
        BuiltInFormat jsonl = BuiltInFormat.of("jsonl", JsonlTraceWriter::new);
        return ImmutableList.of(
                csv,
                csv.gzip(),
                jsonl,
                jsonl.gzip(),
                BuiltInFormat.of("openmetrics", OpenMetricsTraceWriter::new),
                CaptureTraceWriter.format("pcapng", "pcapng", host -> true),
                CaptureTraceWriter.format("pcapng-server", "server.pcapng", host -> host == RunInfo.SERVER),
                CaptureTraceWriter.format("pcapng-clients", "clients.pcapng", host -> host != RunInfo.SERVER));
    }
}
