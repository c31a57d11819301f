package org.listenq.runner.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.listenq.output.file.UnwritableFile;

/** Files that a user names, and what is wrong with them. */
final class Paths {

    private Paths() {}

    /** Returns the path called {@code name}. */
    static Path of(String name) {
        if (name.isEmpty()) {
            throw new BadInput("a file without a name");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new BadInput("no file can have the name '" + e.getInput().replace("\0", "\\0") + "'", e);
        }
    }

    /** Returns why a file could not be written, in a few words. */
    static String why(IOException e) {
        Optional<UnwritableFile> unwritable = UnwritableFile.in(e);
        if (unwritable.isPresent()) {
            return unwritable.get().getReason();
        } else if (e instanceof NoSuchFileException) {
            return "no such folder";
        } else if (e instanceof AccessDeniedException) {
            return "not allowed";
        } else if (e instanceof FileAlreadyExistsException already) {
            return already.getFile() + " is a file";
        } else if (e instanceof FileSystemException problem && problem.getReason() != null) {
            return problem.getReason();
        }
        return Objects.requireNonNullElse(e.getMessage(), "unknown reason");
    }
}
