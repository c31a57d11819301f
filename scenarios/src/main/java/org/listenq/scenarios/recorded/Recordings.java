package org.listenq.scenarios.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Where recorded cases come from: files with one case each as the recording program writes them ({@code .json}), or the
 * compact form, many cases one after the other and compressed ({@code .json.gz}).
 */
public final class Recordings {

    private static final long LIMIT = 64L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Recordings() {}

    /** Returns the files that hold recordings: {@code path} itself, or what is in the folder. */
    public static ImmutableList<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return ImmutableList.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> isRecording(file.toString())).sorted().collect(ImmutableList.toImmutableList());
        } catch (IOException e) {
            throw new BadRecording("cannot list " + path, e);
        }
    }

    private static boolean isRecording(String name) {
        return name.endsWith(".json") || name.endsWith(".json.gz");
    }

    /** Hands every case in {@code file} to {@code taker}, one at a time. */
    public static void read(Path file, Consumer<RecordedCase> taker) {
        try (InputStream in = Files.newInputStream(file)) {
            read(file.toString(), in, taker);
        } catch (IOException e) {
            throw new BadRecording(file + " is not a recording: " + e.getMessage(), e);
        }
    }

    /** Hands every case in a stream, which has the name of a file, to {@code taker}, one at a time. */
    public static void read(String name, InputStream in, Consumer<RecordedCase> taker) {
        try (InputStream text = name.endsWith(".gz") ? new GZIPInputStream(in) : in;
                MappingIterator<JsonNode> cases = JSON.readerFor(JsonNode.class).readValues(limited(text))) {
            while (cases.hasNextValue()) {
                taker.accept(checked(name, cases.nextValue()));
            }
        } catch (IOException e) {
            throw new BadRecording(name + " is not a recording: " + e.getMessage(), e);
        }
    }

    private static InputStream limited(InputStream text) {
        return new FilterInputStream(text) {
            private long left = LIMIT;

            @Override
            public int read() throws IOException {
                return counted(super.read(), 1);
            }

            @Override
            public int read(byte[] to, int from, int most) throws IOException {
                int count = super.read(to, from, most);
                return counted(count, count);
            }

            private int counted(int result, int count) throws IOException {
                left -= count;
                if (left < 0) {
                    throw new IOException("it holds more than 64 MiB of text");
                }
                return result;
            }
        };
    }

    private static RecordedCase checked(String name, JsonNode json) {
        for (String part : List.of("name", "input", "observed", "spread")) {
            if (!json.has(part)) {
                throw new BadRecording(name + ": a recorded case has '" + part + "', this one has not");
            }
        }
        try {
            return RecordedCase.of(json);
        } catch (BadRecording e) {
            throw new BadRecording(name + ": " + e.getMessage(), e);
        }
    }
}
