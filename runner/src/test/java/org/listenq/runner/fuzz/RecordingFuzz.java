package org.listenq.runner.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.listenq.scenarios.recorded.BadRecording;
import org.listenq.scenarios.recorded.Conditions;
import org.listenq.scenarios.recorded.RecordedCase;
import org.listenq.scenarios.recorded.RecordedPlan;
import org.listenq.scenarios.recorded.Recordings;

/** Recorded cases: refused with the name of the file, or read twice as the same. */
public final class RecordingFuzz {

    private RecordingFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            List<RecordedCase> cases = cases(bytes);
            assertThat(cases(bytes)).isEqualTo(cases);
            assertThat(cases).allMatch(one -> one.group().length() == 1);
            cases.forEach(RecordingFuzz::plan);
        } catch (BadRecording e) {
            assertThat(e.getMessage()).startsWith("f.json");
        }
    }

    private static void plan(RecordedCase recorded) {
        try {
            assertThat(RecordedPlan.of(recorded, Conditions.of(recorded)).ids()).isNotNull();
        } catch (BadRecording e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static List<RecordedCase> cases(byte[] bytes) {
        List<RecordedCase> cases = new ArrayList<>();
        Recordings.read("f.json", new ByteArrayInputStream(bytes), cases::add);
        return cases;
    }
}
