package org.listenq.scenarios.recorded;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.listenq.core.engine.dsol.DsolExecutive;

/** The recordings in this module's resources. */
final class BundledRecordings {

    private static final String FILE = "linux-6.18.json.gz";

    private BundledRecordings() {}

    /** Compares all of them with the model. */
    static Fidelity compare() {
        Verification verification = new Verification(DsolExecutive.create());
        List<CaseComparison> cases = new ArrayList<>();
        read(recorded -> cases.add(verification.of(recorded)));
        return Fidelity.of(cases);
    }

    /** Returns the case of that name. */
    static RecordedCase named(String name) {
        ImmutableList.Builder<RecordedCase> found = ImmutableList.builder();
        read(recorded -> {
            if (recorded.name().equals(name)) {
                found.add(recorded);
            }
        });
        return found.build().get(0);
    }

    private static void read(Consumer<RecordedCase> taker) {
        try (InputStream in = Objects.requireNonNull(BundledRecordings.class.getResourceAsStream(FILE))) {
            Recordings.read(FILE, in, taker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
