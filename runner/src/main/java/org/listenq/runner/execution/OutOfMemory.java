package org.listenq.runner.execution;

import com.google.common.base.Throwables;
import java.util.Optional;

/** What to do about too little memory. It belongs to the machine and the question, so no run can be blamed for it. */
public final class OutOfMemory {

    private static final long MIB = 1 << 20;

    private OutOfMemory() {}

    /** Returns the one among {@code failure} and its causes, if there is one. */
    public static Optional<OutOfMemoryError> in(Throwable failure) {
        return Throwables.getCausalChain(failure).stream()
                .filter(OutOfMemoryError.class::isInstance)
                .map(OutOfMemoryError.class::cast)
                .findFirst();
    }

    /** Returns one line that says what {@code error} was about and what helps. */
    public static String advice(OutOfMemoryError error) {
        return "out of memory (" + error.getMessage() + "; the heap may hold "
                + Runtime.getRuntime().maxMemory() / MIB
                + " MiB); give it more with LISTENQ_JAVA_OPTS=-Xmx4g, or ask for less: fewer connections,"
                + " --no-page, --set trace.level=connections, fewer --threads";
    }
}
