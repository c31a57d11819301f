package org.listenq.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "0s, 0, 0s",
        "5ns, 5, 5ns",
        "20us, 20000, 20us",
        "20µs, 20000, 20us",
        "12ms, 12000000, 12ms",
        "12 ms, 12000000, 12ms",
        "0.4ms, 400000, 400us",
        "1.5s, 1500000000, 1500ms",
        "75s, 75000000000, 75s",
        "1m, 60000000000, 60s",
        "2h, 7200000000000, 7200s",
        "0.000000001s, 1, 1ns",
        "1152921504.606846976s, 1152921504606846976, 1152921504606846976ns",
    })
    void time_readAndWritten_isExact(String text, long nanos, String written) {
        assertThat(Units.duration(text)).isEqualTo(Duration.ofNanos(nanos));
        assertThat(Units.text(Duration.ofNanos(nanos))).isEqualTo(written);
        assertThat(Units.duration(written)).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "s",
                "10",
                "-1s",
                "+1s",
                "010ms",
                "00s",
                "1e3ms",
                ".5s",
                "5.s",
                "1,5s",
                "1_000ms",
                "1S",
                "1 m s",
                "0x10s",
                "NaN",
                "Infinity",
                "٣s",
                "0.1ns",
                "1152921504.606846977s",
                "1:30",
                "1s2ms",
                "10000000000000000000000000000000000000000s",
            })
    void time_misspelt_isRefused(String text) {
        assertThatThrownBy(() -> Units.duration(text)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2%, 2%",
        "2 %, 2%",
        "0.02, 2%",
        "0, 0%",
        "0%, 0%",
        "1, 100%",
        "100%, 100%",
        "0.001%, 0.001%",
        "12.50%, 12.5%",
    })
    void share_readAndWritten_isInPercent(String text, String written) {
        assertThat(Units.percent(Units.share(text))).isEqualTo(written);
        assertThat(Units.share(written)).isEqualByComparingTo(Units.share(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"101%", "1.01", "-1%", "2 percent", "%", "nan", ".inf", "1/3"})
    void share_misspelt_isRefused(String text) {
        assertThatThrownBy(() -> Units.share(text)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"10/s, 10/s, 10", "600/m, 600/m, 10", "7200/h, 7200/h, 2", "0.50/s, 0.5/s, 0.5", "1000/s, 1000/s, 1000"
    })
    void rate_readAndWritten_keepsItsPeriod(String text, String written, double perSecond) {
        assertThat(Units.text(Units.rate(text))).isEqualTo(written);
        assertThat(Units.rate(text).perSecond()).isEqualTo(perSecond);
        assertThat(Units.rate(written)).isEqualTo(Units.rate(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "0/s", "-1/s", "10/d", "10 per s", "10/ s"})
    void rate_misspelt_isRefused(String text) {
        assertThatThrownBy(() -> Units.rate(text)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0B, 0",
        "16B, 16",
        "4k, 4000",
        "4kB, 4000",
        "1.5kB, 1500",
        "1MB, 1000000",
        "2KiB, 2048",
        "1MiB, 1048576",
        "1GB, 1000000000",
    })
    void size_read_isInBytes(String text, long bytes) {
        assertThat(Units.bytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "0.5B", "-1B", "16b", "16KB", "16 bytes"})
    void size_misspelt_isRefused(String text) {
        assertThatThrownBy(() -> Units.bytes(text)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"10Mbit/s, 10Mbit/s", "0.5Mbit/s, 500kbit/s", "1000Mbit/s, 1Gbit/s", "9600bit/s, 9600bit/s"})
    void bitRate_readAndWritten_usesTheLargestUnit(String text, String written) {
        assertThat(Units.bitRateText(Units.bitRate(text))).isEqualTo(written);
        assertThat(Units.bitRate(written)).isEqualTo(Units.bitRate(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "0bit/s", "10MB/s", "0.5bit/s", "10Mbps"})
    void bitRate_misspelt_isRefused(String text) {
        assertThatThrownBy(() -> Units.bitRate(text)).isInstanceOf(Refusal.class);
    }

    @Test
    void integer_atItsLimits_isRead() {
        assertThat(Units.integer("-9223372036854775808", Long.MIN_VALUE, Long.MAX_VALUE))
                .isEqualTo(Long.MIN_VALUE);
        assertThat(Units.integer("5", 5, 5)).isEqualTo(5);
        assertThatThrownBy(() -> Units.integer("9223372036854775808", Long.MIN_VALUE, Long.MAX_VALUE))
                .isInstanceOf(Refusal.class);
    }
}
