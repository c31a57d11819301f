package org.listenq.output.file;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/** A file that cannot be written, whatever was being done when that came out: a full disk shows itself anywhere. */
public final class UnwritableFile extends FileSystemException {

    private static final long serialVersionUID = 1L;

    /** Says that {@code file} cannot be written because of {@code cause}. */
    public UnwritableFile(Path file, IOException cause) {
        super(file.toString(), null, reason(cause));
        initCause(cause);
    }

    private static String reason(IOException cause) {
        String reason = cause instanceof FileSystemException known ? known.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }

    /** Returns the one among {@code failure} and its causes, if there is one. */
    public static Optional<UnwritableFile> in(Throwable failure) {
        return Throwables.getCausalChain(failure).stream()
                .filter(UnwritableFile.class::isInstance)
                .map(UnwritableFile.class::cast)
                .findFirst();
    }
}
