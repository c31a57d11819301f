package org.listenq.output.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * A file that appears under its name only when it is complete.
 *
 * <p>It is written beside its place under another name, and moved there by {@link #commit()}; closed without that, it
 * is deleted. A file of an earlier run is thus replaced as a whole or not at all.
 */
public final class AtomicFile implements Closeable {

    /** All of this process that are neither complete nor deleted. */
    private static final Set<AtomicFile> OPEN = ConcurrentHashMap.newKeySet();

    /** Read by those who make or name files, written by who ends all of that. */
    private static final ReadWriteLock LIFE = new ReentrantReadWriteLock();

    private final Path target;
    private final PartFile part;
    private boolean committed;

    private AtomicFile(Path target, PartFile part) {
        this.target = target;
        this.part = part;
    }

    /** Begins to write what will be {@code target}, whose folder exists. */
    public static AtomicFile create(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException(target + " is a folder");
        }
        LIFE.readLock().lock();
        try {
            AtomicFile file = new AtomicFile(target, PartFile.begin(target));
            OPEN.add(file);
            return file;
        } finally {
            LIFE.readLock().unlock();
        }
    }

    /** Where to write it; closing the stream does not end the file. */
    public OutputStream stream() {
        return part;
    }

    /** The name that it will have. */
    public Path target() {
        return target;
    }

    /** Closes the stream and gives the file its name. */
    public void commit() throws IOException {
        commitAll(List.of(this));
    }

    /** Closes all of {@code files}, and when that has gone well, gives them their names in order. */
    public static void commitAll(Collection<AtomicFile> files) throws IOException {
        for (AtomicFile file : files) {
            file.part.close();
        }
        LIFE.readLock().lock();
        try {
            for (AtomicFile file : files) {
                file.move();
            }
        } finally {
            LIFE.readLock().unlock();
        }
    }

    /**
     * As {@link #commitAll(Collection)}, but the one that will be {@code seal} gets its name last, and what had that
     * name goes first: where there is a seal, everything is of one piece, even after a kill between two names.
     */
    public static void commitAll(Collection<AtomicFile> files, Path seal) throws IOException {
        List<AtomicFile> sealLast = Stream.concat(
                        files.stream().filter(file -> !file.target.equals(seal)),
                        files.stream().filter(file -> file.target.equals(seal)))
                .toList();
        for (AtomicFile file : files) {
            file.part.close();
        }
        LIFE.readLock().lock();
        try {
            Files.deleteIfExists(seal);
            commitAll(sealLast);
        } finally {
            LIFE.readLock().unlock();
        }
    }

    private void move() throws IOException {
        try {
            Files.move(part.path(), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part.path(), target, StandardCopyOption.REPLACE_EXISTING);
        }
        committed = true;
        OPEN.remove(this);
    }

    /** Deletes what was written, unless it was committed. */
    @Override
    public void close() throws IOException {
        OPEN.remove(this);
        if (!committed) {
            try (part) {
                Files.deleteIfExists(part.path());
            }
        }
    }

    /**
     * Deletes all files that are not complete, as the last that this process does with files: whoever begins or
     * commits one from then on waits for the end of the process. Files that are being named are all named first.
     */
    public static void abandonAll() {
        LIFE.writeLock().lock();
        OPEN.forEach(AtomicFile::delete);
    }

    /** Tries to delete what is written of it; the others have to go all the same if that fails. */
    private void delete() {
        try {
            Files.deleteIfExists(part.path());
        } catch (IOException e) {
            // It stays under its hidden name, and the next call for the same file deletes it.
        }
    }
}
