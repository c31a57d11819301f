package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.listenq.scenarios.value.TimeFile;
import org.listenq.scenarios.yaml.Problems;
import org.listenq.scenarios.yaml.Scalar;

/** What binding one scenario needs beside its text. */
record Context(Problems problems, Systems systems, NamedFiles files, ImmutableList<ArrivalFile> kinds) {

    private static final String EXPECTED = "expected a relative name such as times.csv, beside the scenario or below";

    /** Returns the fields of {@code item}. */
    Fields fields(Item item, String... kindsOfMapping) {
        return Fields.of(problems, item, kindsOfMapping);
    }

    /** Reads a file of arrivals. */
    TimeFile arrivals(Item item) {
        return load(item, kinds);
    }

    /** Reads a file of durations. */
    TimeFile durations(Item item) {
        return load(item, ImmutableList.of(new CsvTimes()));
    }

    private TimeFile load(Item item, List<ArrivalFile> readers) {
        String name = item.text(EXPECTED);
        checkName(name);
        ArrivalFile reader =
                readers.stream().filter(kind -> kind.reads(name)).findFirst().orElseGet(CsvTimes::new);
        try {
            ImmutableLongArray times = reader.times(files.read(name));
            if (times.isEmpty()) {
                throw Refusal.of(Scalar.quoted(name) + " lists no time", "expected one time a line");
            }
            return new TimeFile(name, times);
        } catch (NoSuchFileException e) {
            throw Refusal.of("no file " + Scalar.quoted(name), EXPECTED);
        } catch (IOException e) {
            throw Refusal.of(Scalar.quoted(name) + " cannot be read: " + e.getMessage(), "");
        }
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
