package org.listenq.output.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WriteBehindTest {

    /** Takes a part of what it is offered, or fails from some byte on. */
    private static final class Slow implements WritableByteChannel {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final Set<Thread> threads = new HashSet<>();
        private final int room;
        private @Nullable CountDownLatch gate;
        private boolean open = true;

        Slow(int room) {
            this.room = room;
        }

        @Override
        public synchronized int write(ByteBuffer bytes) throws IOException {
            threads.add(Thread.currentThread());
            if (gate != null) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException();
                }
            }
            if (taken.size() >= room) {
                throw new IOException("No space left on device");
            }
            int some = Math.min(bytes.remaining(), 100_000);
            for (int i = 0; i < some; i++) {
                taken.write(bytes.get());
            }
            return some;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }

    @Test
    void bytes_inPiecesOfAllSizes_arriveInOrder() throws IOException {
        Slow channel = new Slow(Integer.MAX_VALUE);
        byte[] bytes = new byte[5 * WriteBehind.CHUNK + 77];
        Random chance = new Random(1);
        chance.nextBytes(bytes);
        try (WriteBehind stream = new WriteBehind(channel)) {
            stream.write(bytes[0]);
            for (int at = 1; at < bytes.length; ) {
                int some = Math.min(bytes.length - at, chance.nextInt(2 * WriteBehind.CHUNK));
                stream.write(bytes, at, some);
                at += some;
            }
        }
        assertThat(channel.taken.toByteArray()).isEqualTo(bytes);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aChunk_exactlyFull_isWrittenByTheCallerAtTheEnd() throws IOException {
        Slow channel = new Slow(Integer.MAX_VALUE);
        try (WriteBehind stream = new WriteBehind(channel)) {
            stream.write(new byte[WriteBehind.CHUNK]);
        }
        assertThat(channel.taken.size()).isEqualTo(WriteBehind.CHUNK);
        assertThat(channel.threads).containsExactly(Thread.currentThread());
    }

    @Test
    void aSecondChunk_begun_isFilledWhileTheFirstIsNotYetTaken() throws IOException {
        Slow channel = new Slow(Integer.MAX_VALUE);
        CountDownLatch gate = new CountDownLatch(1);
        channel.gate = gate;
        try (WriteBehind stream = new WriteBehind(channel)) {
            stream.write(new byte[2 * WriteBehind.CHUNK]); // returns although nothing can be written
            gate.countDown();
        }
        assertThat(channel.taken.size()).isEqualTo(2 * WriteBehind.CHUNK);
        assertThat(channel.threads).hasSize(2);
    }

    @Test
    void flush_ofAFewBytes_writesThem() throws IOException {
        Slow channel = new Slow(Integer.MAX_VALUE);
        WriteBehind stream = new WriteBehind(channel);
        stream.write(new byte[7]);
        stream.flush();
        stream.flush();
        assertThat(channel.taken.size()).isEqualTo(7);
        stream.close();
    }

    @Test
    void aFullDisk_behindTheBack_comesOutWithTheNextChunk() throws IOException {
        WriteBehind stream = new WriteBehind(new Slow(0));
        stream.write(new byte[WriteBehind.CHUNK + 1]);
        assertThatThrownBy(() -> stream.write(new byte[WriteBehind.CHUNK]))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }

    @Test
    void aFullDisk_behindTheBack_comesOutAtTheEndAndTheChannelIsClosed() throws IOException {
        Slow channel = new Slow(0);
        WriteBehind stream = new WriteBehind(channel);
        stream.write(new byte[WriteBehind.CHUNK + 1]);
        assertThatThrownBy(stream::close).hasMessage("No space left on device");
        assertThat(channel.isOpen()).isFalse();
        stream.close(); // nothing more to say
    }

    @Test
    void anInterrupt_whileTheChunkBeforeLeaves_isKeptAndTold() throws IOException {
        Slow channel = new Slow(Integer.MAX_VALUE);
        CountDownLatch gate = new CountDownLatch(1);
        channel.gate = gate;
        WriteBehind stream = new WriteBehind(channel);
        stream.write(new byte[2 * WriteBehind.CHUNK]);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> stream.write(1)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        gate.countDown();
        stream.close();
        assertThat(channel.taken.size()).isEqualTo(2 * WriteBehind.CHUNK);
    }
}
