package org.listenq.runner.execution;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.listenq.output.file.UnwritableFile;
import org.listenq.output.study.Observation;

/**
 * A file of frames: length and CRC-32C of what follows, both big-endian, then the identity of a run and its content.
 */
final class JournalFile implements Closeable {

    private static final byte[] MAGIC = "LQJRNL01".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 8;
    private static final int LARGEST = 1 << 28;
    private static final BaseEncoding HEX = BaseEncoding.base16().lowerCase();

    private final Path path;
    private final FileChannel channel;
    private long end;

    private JournalFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Where the content of a frame stands. */
    record Frame(long offset, int length) {}

    /** Takes the frames of a file. */
    @FunctionalInterface
    interface Visitor {
        void frame(String identity, long offset, int length);
    }

    /** Opens {@code path}, or makes it; a file that does not begin as it should begins anew. */
    static JournalFile open(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        JournalFile file = new JournalFile(path, channel);
        byte[] magic = new byte[MAGIC.length];
        boolean known = channel.size() >= MAGIC.length
                && file.fill(ByteBuffer.wrap(magic), 0)
                && java.util.Arrays.equals(magic, MAGIC);
        if (!known) {
            channel.truncate(0);
            file.write(ByteBuffer.wrap(MAGIC));
        }
        file.end = known ? channel.size() : MAGIC.length;
        return file;
    }

    /** Tells {@code visitor} every whole frame and cuts off what follows the last one. */
    void scan(Visitor visitor) throws IOException {
        long size = channel.size();
        long at = MAGIC.length;
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        while (at + HEAD <= size && fill(head.clear(), at)) {
            int length = head.getInt(0);
            if (length < RunIdentity.BYTES || length > LARGEST || at + HEAD + length > size) {
                break;
            }
            byte[] payload = new byte[length];
            if (!fill(ByteBuffer.wrap(payload), at + HEAD) || crc(payload) != head.getInt(4)) {
                break;
            }
            String identity = HEX.encode(payload, 0, RunIdentity.BYTES);
            visitor.frame(identity, at + HEAD + RunIdentity.BYTES, length - RunIdentity.BYTES);
            at += HEAD + length;
        }
        channel.truncate(at);
        end = at;
    }

    /** Adds a frame in one write. */
    Frame append(String identity, List<Observation> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(HEX.decode(identity));
        out.writeInt(parts.size());
        for (Observation part : parts) {
            part.writeTo(out);
        }
        byte[] payload = bytes.toByteArray();
        ByteBuffer frame = ByteBuffer.allocate(HEAD + payload.length);
        frame.putInt(payload.length).putInt(crc(payload)).put(payload).flip();
        Frame written = new Frame(end + HEAD + RunIdentity.BYTES, payload.length - RunIdentity.BYTES);
        write(frame);
        end += HEAD + payload.length;
        return written;
    }

    /** Returns the content of a frame. */
    DataInputStream read(long offset, int length) throws IOException {
        byte[] content = new byte[length];
        if (!fill(ByteBuffer.wrap(content), offset)) {
            throw new IOException("the journal has become shorter");
        }
        return new DataInputStream(new ByteArrayInputStream(content));
    }

    private boolean fill(ByteBuffer buffer, long from) throws IOException {
        long at = from;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, at);
            if (count < 0) {
                return false;
            }
            at += count;
        }
        return true;
    }

    private void write(ByteBuffer buffer) throws IOException {
        long at = end;
        try {
            while (buffer.hasRemaining()) {
                at += channel.write(buffer, at);
            }
        } catch (IOException e) {
            throw new UnwritableFile(path, e);
        }
    }

    private static int crc(byte[] payload) {
        return Hashing.crc32c().hashBytes(payload).asInt();
    }

    @Override
    public void close() throws IOException {
        channel.force(true);
        channel.close();
    }
}
