package org.listenq.spark;

import com.google.common.collect.ImmutableList;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.listenq.output.study.Observation;
import org.listenq.runner.execution.Executor;
import org.listenq.scenarios.study.RunSpec;

/** What comes back of a run: what is kept of each part, as in the journal, or why it failed. */
final class Outcome implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int number;
    private final byte[] content;
    private final String failure;

    private Outcome(int number, byte[] content, String failure) {
        this.number = number;
        this.content = content;
        this.failure = failure;
    }

    /** Number of the run in the order of the plan. */
    int number() {
        return number;
    }

    static Outcome done(int number, List<Observation> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(parts.size());
        for (Observation part : parts) {
            part.writeTo(out);
        }
        return new Outcome(number, bytes.toByteArray(), "");
    }

    static Outcome failed(int number, String why) {
        return new Outcome(number, new byte[0], why);
    }

    /** Tells {@code results} of {@code run}, whose outcome this is. */
    void tell(RunSpec run, Executor.Results results) throws IOException {
        if (content.length == 0) {
            results.failed(run, failure);
        } else {
            results.done(0, run, parts());
        }
    }

    private ImmutableList<Observation> parts() throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        ImmutableList.Builder<Observation> parts = ImmutableList.builder();
        for (int left = in.readInt(); left > 0; left--) {
            parts.add(Observation.readFrom(in));
        }
        return parts.build();
    }
}
