package org.listenq.output.text;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.Rows;
import org.listenq.output.StandardRun;

/** What is written eight bytes and three digits at a time is what single characters would have been. */
final class RowTemplateTest {

    private static final int LONGEST = 100;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void fragment_ofAnyLength_writesItsBytesAndTouchesNoMoreThanItsRoom() {
        for (int length = 0; length <= LONGEST; length++) {
            byte[] text = "0123456789".repeat(10).substring(0, length).getBytes(US_ASCII);
            Fragment fragment = new Fragment(text);
            byte[] to = new byte[1 + fragment.room()];
            assertThat(fragment.write(to, 1)).isEqualTo(1 + length);
            assertThat(Arrays.copyOfRange(to, 1, 1 + length)).isEqualTo(text);
            assertThat(to[0]).isZero();
        }
    }

    @Test
    void numbers_aroundEachPowerOfTen_areTheirDecimalDigits() {
        for (long power = 1; power <= Long.MAX_VALUE / 10; power *= 10) {
            for (long near = power - 2; near <= power + 2; near++) {
                assertThat(number(near)).isEqualTo(Long.toString(near));
                assertThat(number(-near)).isEqualTo(Long.toString(-near));
                assertThat(seconds(near)).isEqualTo(FixedDecimal.seconds(near));
            }
        }
    }

    @Test
    void numbers_underAMillion_areTheirDecimalDigits() {
        for (int number = 0; number < 1_000_000; number += 7) {
            assertThat(number(number)).isEqualTo(Integer.toString(number));
        }
    }

    /** Lines that end near the end of the buffer, and one that is longer than all of it. */
    @Test
    void rows_inASmallBuffer_areWhole() throws IOException {
        for (int length : new int[] {0, 7, 30, 500}) {
            bytes.reset();
            RowTemplates templates = new RowTemplates((row, line) -> line.text("x".repeat(length))
                    .number(TraceRow::number)
                    .text(" at ")
                    .seconds(TraceRow::timeNanos)
                    .text("\n"));
            List<String> expected = new ArrayList<>();
            try (ByteEncoder out = new ByteEncoder(bytes, 64)) {
                tell(row -> {
                    out.row(templates.of(row), row);
                    expected.add("x".repeat(length) + row.number() + " at " + FixedDecimal.seconds(row.timeNanos()));
                });
            }
            assertThat(bytes.toString(US_ASCII).lines()).containsExactlyElementsOf(expected);
        }
    }

    private static void tell(TraceSink sink) {
        StandardRun.tell(Rows.info(), sink);
    }

    private String number(long number) {
        return written(out -> out.number(number));
    }

    private String seconds(long nanos) {
        return written(out -> out.seconds(nanos));
    }

    private String written(Consumer<ByteEncoder> writing) {
        bytes.reset();
        try (ByteEncoder out = new ByteEncoder(bytes, 64)) {
            writing.accept(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(US_ASCII);
    }
}
