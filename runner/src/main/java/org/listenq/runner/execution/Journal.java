package org.listenq.runner.execution;

import com.google.common.collect.ImmutableList;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.listenq.output.study.Observation;

/**
 * What is kept of every run of a folder, one file for each worker.
 *
 * <p>Files only grow, a frame at a time; a frame that a crash left unfinished is dropped when they are opened again, so
 * that a study which is run again runs only what is missing.
 */
public final class Journal implements Closeable {

    private static final Pattern NAME = Pattern.compile("worker-[0-9]{1,6}\\.journal");

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final Map<Integer, JournalFile> files = new ConcurrentHashMap<>();
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    /** Where a frame's content stands. */
    private record Place(JournalFile file, long offset, int length) {}

    private Journal(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Opens the journal in {@code folder}, which is made if it is not there.
     *
     * @throws InUse if another process has it open
     */
    public static Journal open(Path folder) throws IOException, InUse {
        Files.createDirectories(folder);
        FileChannel lockFile =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = lockFile.tryLock();
            if (lock != null) {
                return new Journal(folder, lockFile, lock).readAll();
            }
        } catch (OverlappingFileLockException e) {
            lockFile.close();
            throw new InUse(folder, e);
        }
        lockFile.close();
        throw new InUse(folder, null);
    }

    private Journal readAll() throws IOException {
        List<Path> found;
        try (Stream<Path> all = Files.list(folder)) {
            found = all.filter(file ->
                            NAME.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted()
                    .toList();
        }
        for (Path path : found) {
            String name = String.valueOf(path.getFileName());
            int worker = Integer.parseInt(name.substring("worker-".length(), name.indexOf('.')));
            JournalFile file = JournalFile.open(path);
            files.put(worker, file);
            file.scan((identity, offset, length) -> places.put(identity, new Place(file, offset, length)));
        }
        return this;
    }

    /** Whether the run called {@code identity} is kept. */
    public boolean has(String identity) {
        return places.containsKey(identity);
    }

    /** Number of runs that are kept. */
    public int size() {
        return places.size();
    }

    /** Keeps {@code parts} of the run called {@code identity}; calls with one {@code worker} never overlap. */
    public void add(int worker, String identity, List<Observation> parts) throws IOException {
        JournalFile file = files.computeIfAbsent(worker, this::create);
        JournalFile.Frame frame = file.append(identity, parts);
        places.put(identity, new Place(file, frame.offset(), frame.length()));
    }

    private JournalFile create(int worker) {
        try {
            return JournalFile.open(folder.resolve("worker-" + worker + ".journal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns what is kept of the run called {@code identity}, if it is.
     *
     * @throws IOException if it cannot be read or is not what {@link #add} wrote
     */
    public Optional<ImmutableList<Observation>> find(String identity) throws IOException {
        Place place = places.get(identity);
        if (place == null) {
            return Optional.empty();
        }
        try (DataInputStream in = place.file().read(place.offset(), place.length())) {
            ImmutableList.Builder<Observation> parts = ImmutableList.builder();
            for (int left = in.readInt(); left > 0; left--) {
                parts.add(Observation.readFrom(in));
            }
            return Optional.of(parts.build());
        } catch (EOFException | UTFDataFormatException e) {
            throw new IOException("a run in " + folder + " is damaged; delete the folder to run all again", e);
        }
    }

    @Override
    public void close() throws IOException {
        for (JournalFile file : new ArrayList<>(files.values())) {
            file.close();
        }
        lock.close();
        lockFile.close();
    }

    /** Thrown when another process works in the same folder. */
    public static final class InUse extends Exception {

        private static final long serialVersionUID = 1L;

        InUse(Path folder, @org.jspecify.annotations.Nullable Throwable cause) {
            super(folder + " is in use by another listenq", cause);
        }
    }
}
