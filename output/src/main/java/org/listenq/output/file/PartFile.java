package org.listenq.output.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A hidden file beside {@code target} that holds what is written so far: {@code .trace.csv.4711-0.part}, with the
 * process that writes it. It is locked while it is written, so that what a killed process has left is known as such.
 */
final class PartFile extends OutputStream implements Closeable {

    private static final AtomicLong NUMBER = new AtomicLong();

    private final Path target;
    private final Path path;
    private final OutputStream stream;

    private PartFile(Path target, Path path, FileChannel channel) {
        this.target = target;
        this.path = path;
        this.stream = new WriteBehind(channel);
    }

    /** Begins what will be {@code target}, and deletes what killed processes have left of it. */
    static PartFile begin(Path target) throws IOException {
        deleteLeft(target);
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + "-" + NUMBER.getAndIncrement();
        Path path = target.resolveSibling(name + ".part");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock(channel);
        return new PartFile(target, path, channel);
    }

    /** Returns the lock, or null if another process has it or there are no locks here. */
    private static @Nullable FileLock lock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (IOException | OverlappingFileLockException e) {
            return null;
        }
    }

    private static void deleteLeft(Path target) {
        String quoted = Pattern.quote(String.valueOf(target.getFileName()));
        Pattern name = Pattern.compile("\\." + quoted + "\\.(\\d{1,18})-\\d+\\.part");
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(target.toAbsolutePath().resolveSibling(""))) {
            for (Path file : files) {
                Matcher matcher = name.matcher(String.valueOf(file.getFileName()));
                if (matcher.matches()
                        && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()) {
                    deleteUnlocked(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // A folder that cannot be listed may be one that can be written.
        }
    }

    /** A process of another machine or container, whose number says nothing here, still holds its lock. */
    private static void deleteUnlocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (lock(channel) != null) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            stream.write(bytes, from, count);
        } catch (IOException e) {
            throw new UnwritableFile(target, e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            stream.flush();
        } catch (IOException e) {
            throw new UnwritableFile(target, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UnwritableFile(target, e);
        }
    }
}
