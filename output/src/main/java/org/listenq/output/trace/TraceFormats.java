package org.listenq.output.trace;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Collectors;

/** The formats that traces can be written in. */
public final class TraceFormats {

    /** The formats that are always there. */
    public static final ImmutableList<TraceFormat> BUILT_IN =
            ImmutableList.of(format("csv", CsvTraceWriter::new), format("jsonl", JsonlTraceWriter::new));

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

    private static TraceFormat format(String name, Opening opening) {
        return new TraceFormat() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String suffix() {
                return name;
            }

            @Override
            public TraceWriter open(OutputStream out) throws IOException {
                return opening.open(out);
            }
        };
    }

    /** Makes a writer on a stream. */
    private interface Opening {
        TraceWriter open(OutputStream out) throws IOException;
    }
}
