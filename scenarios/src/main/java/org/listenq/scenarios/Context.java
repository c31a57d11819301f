package org.listenq.scenarios;

import com.google.common.primitives.ImmutableLongArray;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.OptionalInt;
import org.listenq.scenarios.value.Arrivals;
import org.listenq.scenarios.value.TimeFile;
import org.listenq.scenarios.yaml.Problems;
import org.listenq.scenarios.yaml.Scalar;

/** What binding one scenario needs beside its text. */
record Context(Problems problems, Systems systems, NamedFiles files, ArrivalFile captures) {

    private static final String EXPECTED = "expected a relative name such as times.csv, beside the scenario or below";
    private static final String CAPTURE = "expected a relative name such as burst.pcapng, beside the scenario or below";

    /** Returns the fields of {@code item}. */
    Fields fields(Item item, String... kindsOfMapping) {
        return Fields.of(problems, item, kindsOfMapping);
    }

    /** Reads a file of times. */
    TimeFile times(Item item) {
        String name = name(item, EXPECTED);
        return load(name, EXPECTED, () -> {
            ImmutableLongArray times = CsvTimes.times(files.read(name));
            if (times.isEmpty()) {
                throw Refusal.of(Scalar.quoted(name) + " lists no time", "expected one time a line");
            }
            return new TimeFile(name, times);
        });
    }

    /** Reads a capture: the connections to {@code port} that begin in it. */
    Arrivals.Captured capture(Item item, OptionalInt port) {
        String name = name(item, CAPTURE);
        return load(name, CAPTURE, () -> {
            ArrivalFile.Syns syns;
            try (InputStream content = files.open(name)) {
                syns = captures.read(content, port.orElse(0));
            }
            if (syns.nanos().isEmpty()) {
                String where = port.isPresent() ? " to port " + port.getAsInt() : "";
                throw Refusal.of(Scalar.quoted(name) + " holds no SYN" + where, "expected at least one");
            }
            return CapturedClients.of(name, port, syns);
        });
    }

    /** Reads what a name stands for. */
    private interface Loading<T> {
        T load() throws IOException;
    }

    private static <T> T load(String name, String expected, Loading<T> loading) {
        try {
            return loading.load();
        } catch (NoSuchFileException e) {
            throw Refusal.of("no file " + Scalar.quoted(name), expected);
        } catch (IOException e) {
            throw Refusal.of(Scalar.quoted(name) + " cannot be read: " + e.getMessage(), "");
        }
    }

    private static String name(Item item, String expected) {
        String name = item.text(expected);
        checkName(name);
        return name;
    }

    private static void checkName(String name) {
        boolean bad = name.isEmpty()
                || name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || name.indexOf('\0') >= 0;
        for (String part : com.google.common.base.Splitter.on('/').split(name)) {
            bad |= part.equals("..") || part.isEmpty();
        }
        if (bad) {
            throw Refusal.of(Scalar.quoted(name) + " leads out of the scenario's folder", EXPECTED);
        }
    }
}
