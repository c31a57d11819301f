package org.listenq.runner.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.listenq.output.study.Metrics;
import org.listenq.output.study.Observation;
import org.listenq.runner.execution.Journal;

/**
 * Journals: the bytes as a file if the first is even, else as a frame whose length and checksum are right. Whatever
 * stands there, the journal opens, keeps what is added, and gives back what it has or says that it is damaged.
 */
public final class JournalFuzz {

    private static final byte[] MAGIC = "LQJRNL01".getBytes(StandardCharsets.US_ASCII);
    private static final int IDENTITY = 32;
    private static final String OURS = "ab".repeat(IDENTITY);
    private static final List<Observation> KEPT =
            List.of(new Observation(ImmutableSortedMap.of("calls", 7L), ImmutableSortedMap.of()));
    private static final Path FOLDER = folder();

    private JournalFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException, Journal.InUse {
        boolean asFrame = bytes.length > IDENTITY && bytes[0] % 2 != 0;
        byte[] content = java.util.Arrays.copyOfRange(bytes, Math.min(1, bytes.length), bytes.length);
        Files.write(FOLDER.resolve("worker-0.journal"), asFrame ? frame(content) : content);
        try (Journal journal = Journal.open(FOLDER)) {
            if (asFrame) {
                String identity = BaseEncoding.base16().lowerCase().encode(content, 0, IDENTITY);
                assertThat(journal.has(identity)).isTrue();
                find(journal, identity);
            }
            journal.add(0, OURS, KEPT);
        }
        try (Journal journal = Journal.open(FOLDER)) {
            assertThat(journal.find(OURS)).contains(ImmutableList.copyOf(KEPT));
        }
    }

    private static byte[] frame(byte[] content) {
        int checksum = Hashing.crc32c().hashBytes(content).asInt();
        ByteBuffer frame = ByteBuffer.allocate(MAGIC.length + 8 + content.length);
        return frame.put(MAGIC)
                .putInt(content.length)
                .putInt(checksum)
                .put(content)
                .array();
    }

    private static void find(Journal journal, String identity) {
        try {
            Optional<ImmutableList<Observation>> parts = journal.find(identity);
            assertThat(parts).isPresent();
            parts.orElseThrow().forEach(JournalFuzz::evaluate);
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static void evaluate(Observation part) {
        for (String metric : List.of("connect.mean", "connect.p50", "accept.wait.p99", "share.connected")) {
            Metrics.find(metric).orElseThrow().of(part);
        }
    }

    private static Path folder() {
        try {
            Path memory = Path.of("/dev/shm");
            Path folder = Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "listenq-fuzz")
                    : Files.createTempDirectory("listenq-fuzz");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        for (String name : List.of("worker-0.journal", "lock", "")) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
