package org.listenq.output.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Flags;
import org.listenq.output.Rows;

/** Compressed traces, and counters as OpenMetrics. */
class MoreFormatsTest {

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl"})
    void compressedTrace_unpacked_isThePlainOne(String format) throws IOException {
        byte[] compressed = written(format + ".gz");
        assertThat(Arrays.copyOf(compressed, HEADER.length)).isEqualTo(HEADER);
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes();
        assertThat(unpacked).isEqualTo(written(format));
    }

    @Test
    void counters_asOpenMetrics_haveNodeExportersNamesAndASampleEachSecond() throws IOException {
        String text = new String(written("openmetrics"), StandardCharsets.UTF_8);
        String labels = "{instance=\"server\",policy=\"linux-6.18\",run=\"demo\"}";
        assertThat(text)
                .contains("# TYPE node_netstat_TcpExt_ListenOverflows unknown\n")
                .contains("node_netstat_TcpExt_ListenOverflows" + labels + " 0 0.000000000\n")
                .contains("node_netstat_TcpExt_ListenOverflows" + labels + " 1 2.000000000\n")
                .contains("node_netstat_TcpExt_ListenOverflows" + labels + " 2 2.500000000\n")
                .endsWith("# EOF\n");
    }

    private static byte[] written(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TraceWriter writer =
                TraceFormats.named(format, TraceFormats.BUILT_IN).open(out)) {
            Rows rows = new Rows(Rows.info(), writer);
            rows.at(0).open();
            Connection connection = rows.connect(0);
            rows.at(1500).refuse(connection, Flags.SYN, 0, Rows.SYN_FULL);
            rows.at(2500).refuse(connection, Flags.SYN, 0, Rows.SYN_FULL);
        }
        return out.toByteArray();
    }
}
