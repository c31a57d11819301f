package org.listenq.output.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file that appears under its name only when it is complete.
 *
 * <p>It is written beside its place under another name, and moved there by {@link #commit()}; closed without that, it
 * is deleted. A file of an earlier run is thus replaced as a whole or not at all.
 */
public final class AtomicFile implements Closeable {

    private static final AtomicLong NUMBER = new AtomicLong();

    private final Path target;
    private final Path aside;
    private final OutputStream stream;
    private boolean committed;

    private AtomicFile(Path target, Path aside) throws IOException {
        this.target = target;
        this.aside = aside;
        this.stream = Files.newOutputStream(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Begins to write what will be {@code target}, whose folder exists. */
    public static AtomicFile create(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException(target + " is a folder");
        }
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + "-" + NUMBER.getAndIncrement();
        return new AtomicFile(target, target.resolveSibling(name + ".part"));
    }

    /** Where to write it; closing the stream does not end the file. */
    public OutputStream stream() {
        return stream;
    }

    /** The name that it will have. */
    public Path target() {
        return target;
    }

    /** Closes the stream and gives the file its name. */
    public void commit() throws IOException {
        stream.close();
        try {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
        }
        committed = true;
    }

    /** Deletes what was written, unless it was committed. */
    @Override
    public void close() throws IOException {
        if (!committed) {
            try (stream) {
                Files.deleteIfExists(aside);
            }
        }
    }
}
