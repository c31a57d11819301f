package org.listenq.output.file;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A stream into a channel that fills one chunk while a thread of its own writes the one before. What is shorter than a
 * chunk needs no thread.
 *
 * <p>A failed write comes out when the next chunk is full, when the stream is flushed, or when it is closed.
 */
final class WriteBehind extends OutputStream {

    /** Bytes in a chunk. */
    static final int CHUNK = 1 << 18;

    private static final ExecutorService WRITERS = Executors.newCachedThreadPool(new ThreadFactoryBuilder()
            .setNameFormat("file-writer-%d")
            .setDaemon(true)
            .build());

    private final WritableByteChannel channel;
    private ByteBuffer filling = ByteBuffer.allocate(CHUNK);
    private @Nullable ByteBuffer leaving;
    private @Nullable Future<?> departure;

    WriteBehind(WritableByteChannel channel) {
        this.channel = channel;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int next = from;
        int last = from + count;
        while (next < last) {
            if (!filling.hasRemaining()) {
                handOver();
            }
            int some = Math.min(last - next, filling.remaining());
            filling.put(bytes, next, some);
            next += some;
        }
    }

    private void handOver() throws IOException {
        awaitDeparture();
        ByteBuffer full = filling.flip();
        filling = leaving == null ? ByteBuffer.allocate(CHUNK) : leaving.clear();
        leaving = full;
        departure = WRITERS.submit(() -> {
            writeAll(full);
            return null;
        });
    }

    private void writeAll(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void awaitDeparture() throws IOException {
        Future<?> awaited = departure;
        if (awaited == null) {
            return;
        }
        try {
            awaited.get();
            departure = null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a file was written");
        } catch (ExecutionException e) {
            departure = null;
            Throwable cause = requireNonNull(e.getCause());
            Throwables.throwIfInstanceOf(cause, IOException.class);
            Throwables.throwIfUnchecked(cause);
            throw new IllegalStateException("a write failed", cause);
        }
    }

    @Override
    public void flush() throws IOException {
        awaitDeparture();
        writeAll(filling.flip());
        filling.clear();
    }

    /** Writes all that is left and closes the channel, that also if a write fails. */
    @Override
    public void close() throws IOException {
        try (channel) {
            if (channel.isOpen()) {
                flush();
            }
        }
    }
}
