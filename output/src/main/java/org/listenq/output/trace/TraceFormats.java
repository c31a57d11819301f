package org.listenq.output.trace;

import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;
import org.listenq.core.trace.RunInfo;

/** The formats that traces can be written in. */
public final class TraceFormats {

    /** The formats that are always there. */
    public static final ImmutableList<TraceFormat> BUILT_IN = builtIn();

    private TraceFormats() {}

    /**
     * Returns the one of {@code formats} that is called {@code name}.
     *
     * @throws IllegalArgumentException if there is none; the message names those that are
     */
    public static TraceFormat named(String name, Iterable<TraceFormat> formats) {
        ImmutableList<TraceFormat> all = ImmutableList.copyOf(formats);
        for (TraceFormat format : all) {
            if (format.name().equals(name)) {
                return format;
            }
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
