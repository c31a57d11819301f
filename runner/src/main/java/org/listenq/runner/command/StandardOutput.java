package org.listenq.runner.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The standard output of the process, which remembers that something could not be written.
 *
 * <p>A reader of a pipe who has seen enough and goes away, such as {@code head}, is no failure: the rest is dropped
 * without a word, and the command does what else it does.
 */
final class StandardOutput extends OutputStream {

    private static final int KIND = 0xF000;
    private static final int PIPE = 0x1000;
    private static final int SOCKET = 0xC000;

    private final OutputStream descriptor = new FileOutputStream(FileDescriptor.out);
    private volatile @Nullable IOException failure;

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        if (failure != null) {
            return;
        }
        try {
            descriptor.write(bytes, from, count);
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Complains if something could not be written, unless its reader has gone away. */
    void check() {
        IOException first = failure;
        if (first != null && !isPipe()) {
            throw new BadInput("the standard output cannot be written: " + Paths.why(first), first);
        }
    }

    private static boolean isPipe() {
        try {
            Object mode = Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode");
            int kind = mode instanceof Integer bits ? bits & KIND : 0;
            return kind == PIPE || kind == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }
}
