package org.listenq.output.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values become the characters that every reader expects. */
final class TextTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 7, -7, 10, 1234567890, Long.MAX_VALUE, Long.MIN_VALUE})
    void number_any_decimalDigits(long number) {
        assertThat(encoded(out -> out.number(number))).isEqualTo(Long.toString(number));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.000000000, 0.000",
        "1, 0.000000001, 0.000000001",
        "-1, -0.000000001, -0.000000001",
        "24000000, 0.024000000, 0.024",
        "20000, 0.000020000, 0.00002",
        "131000000000, 131.000000000, 131.000",
        "-1500000000, -1.500000000, -1.500",
        "9223372036854775807, 9223372036.854775807, 9223372036.854775807"
    })
    void seconds_any_fixedDecimals(long nanos, String full, String brief) {
        assertThat(encoded(out -> out.seconds(nanos))).isEqualTo(full);
        assertThat(FixedDecimal.seconds(nanos)).isEqualTo(full);
        assertThat(FixedDecimal.shortSeconds(nanos)).isEqualTo(brief);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "é", "日本", "𝄞𝄞", "a\u0000b", "\u007f\u0080\u07ff\u0800\uffff"})
    void text_anyCharacters_utf8(String text) {
        assertThat(encoded(out -> out.text(text))).isEqualTo(text);
    }

    @Test
    void text_loneSurrogate_replaced() {
        assertThat(encoded(out -> out.text("a\ud834b"))).isEqualTo("a\ufffdb");
    }

    @Test
    void text_beyondTheBuffer_nothingLost() {
        String longText = "é,x".repeat(70_000);
        assertThat(encoded(out -> out.text(longText).put(longText.getBytes(UTF_8))))
                .isEqualTo(longText + longText);
    }

    @Test
    void address_highBits_unsigned() {
        assertThat(encoded(out -> out.address(0xFFFEFD01))).isEqualTo("255.254.253.1");
        assertThat(ConnectionName.address(0xFFFEFD01)).isEqualTo("255.254.253.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@x", "\tx", "\rx", "'x", "''", "=a,\"b\"\nc", "plain", ""})
    void label_anyText_undefusedGivesItBack(String text) {
        String cell = encoded(out -> new CsvCells(out).label(text));
        String unquoted =
                cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;

        assertThat(unquoted)
                .doesNotStartWith("=")
                .doesNotStartWith("+")
                .doesNotStartWith("-")
                .doesNotStartWith("@");
        assertThat(CsvCells.undefused(unquoted)).isEqualTo(text);
    }

    @Test
    void jsonWriter_nested_indentedInOrder() {
        String json = encoded(out -> {
            JsonWriter writer = new JsonWriter(out);
            writer.beginObject().name("b").value(1).name("a").beginArray();
            writer.value("x").seconds(5).nothing().beginObject().end().end();
            writer.name("c").millionths(1_500_000).end();
        });

        assertThat(json).isEqualTo("""
                        {
                          "b": 1,
                          "a": [
                            "x",
                            0.000000005,
                            null,
                            {}
                          ],
                          "c": 1.500000
                        }""");
    }

    @Test
    void jsonWriter_closedWhileOpen_fails() {
        JsonWriter writer = new JsonWriter(new ByteEncoder(new ByteArrayOutputStream()));
        writer.beginObject();

        assertThatThrownBy(writer::close).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1st", "2, 2nd", "3, 3rd", "4, 4th", "11, 11th", "12, 12th", "13, 13th", "21, 21st", "112, 112th"})
    void ordinal_any_english(long count, String text) {
        assertThat(Ordinal.of(count)).isEqualTo(text);
    }

    @Test
    void grouped_any_commas() {
        assertThat(FixedDecimal.grouped(0)).isEqualTo("0");
        assertThat(FixedDecimal.grouped(-123)).isEqualTo("-123");
        assertThat(FixedDecimal.grouped(-1_234_567)).isEqualTo("-1,234,567");
    }

    @Test
    void printable_controlCharacters_replaced() {
        assertThat(Printable.line("a\n\u001b[1mb\u2028\u0085")).isEqualTo("a\ufffd\ufffd[1mb\ufffd\ufffd");
    }

    private static String encoded(Consumer<ByteEncoder> writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ByteEncoder out = new ByteEncoder(bytes)) {
            writing.accept(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toString(UTF_8);
    }
}
