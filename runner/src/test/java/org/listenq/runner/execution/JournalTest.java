package org.listenq.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Ascii;
import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Journals that someone else wrote: their checksums are right and their runs are not. */
class JournalTest {

    private static final String IDENTITY = "cd".repeat(RunIdentity.BYTES);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00 | is damaged; delete the folder to run all again",
                "00000001 00000001 0002 C3 | is damaged; delete the folder to run all again",
                "00000001 00000001 0001 FF 0000000000000000 00000000 | is damaged",
                "00000001 00000000 00000001 0001 61 FFFFFFFFFFFFFFFF | durations with the number -1",
                "00000001 00000000 00000001 0001 61 0000000000000001 8000000000000000 | durations with the number -9",
                "00000001 00000000 00000001 0001 61 7FFFFFFFFFFFFFFF 0000000000000001 0000000000000001"
                        + " 0000000225C17D04 0000000032F2D7FF 7FFFFFFF | a histogram of 2147483647 bytes",
                "00000001 00000000 00000001 0001 61 7FFFFFFFFFFFFFFF 0000000000000001 0000000000000001"
                        + " 0000000225C17D04 0000000032F2D7FF 00000004 01020304 | a broken histogram",
                "00000001 00000000 00000001 0001 61 0000000000000002 0000000000000001 0000000000000001"
                        + " 0000000000000000 0000000000000003 | with a sum of 3"
            })
    void runOfNonsense_sought_isSaidToBeDamaged(String content, String says) throws IOException, Journal.InUse {
        write(content);
        try (Journal journal = Journal.open(folder)) {
            assertThat(journal.has(IDENTITY)).isTrue();
            assertThatThrownBy(() -> journal.find(IDENTITY))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(says);
        }
    }

    @Test
    void runWithANameTwice_sought_hasItsLastValue() throws IOException, Journal.InUse {
        write("00000001 00000002 0001 61 0000000000000001 0001 61 0000000000000002 00000000");
        try (Journal journal = Journal.open(folder)) {
            assertThat(journal.find(IDENTITY).orElseThrow().get(0).count("a")).isEqualTo(2);
        }
    }

    private void write(String content) throws IOException {
        byte[] payload = BaseEncoding.base16().decode(Ascii.toUpperCase(IDENTITY) + content.replace(" ", ""));
        int checksum = Hashing.crc32c().hashBytes(payload).asInt();
        ByteBuffer file = ByteBuffer.allocate(16 + payload.length);
        file.put("LQJRNL01".getBytes(StandardCharsets.US_ASCII)).putInt(payload.length);
        Files.write(
                folder.resolve("worker-0.journal"),
                file.putInt(checksum).put(payload).array());
    }
}
