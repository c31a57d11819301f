package org.listenq.output.saved;

import java.io.IOException;

/** A folder or file of a run that is not what it should be; the message says which, and what to do. */
public final class SavedProblem extends IOException {

    private static final long serialVersionUID = 1;

    public SavedProblem(String message) {
        super(message);
    }

    SavedProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
