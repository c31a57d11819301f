package org.listenq.scenarios;

import com.google.common.primitives.ImmutableLongArray;
import java.io.IOException;

/** A kind of file from which arrivals can be taken, such as a packet capture. */
public interface ArrivalFile {

    /** Whether a file called {@code name} is of this kind. */
    boolean reads(String name);

    /**
     * Returns the times in {@code content}, in nanoseconds since the first of them or since what the format calls
     * its start.
     *
     * @throws IOException if the content is not of this kind; the message says why, in half a sentence
     */
    ImmutableLongArray times(byte[] content) throws IOException;
}
