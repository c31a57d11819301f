package org.listenq.output.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.output.Rows;

/** What stands in a capture of rows, as our own reader finds it; what others find is tested with tshark. */
class PcapngWriterTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void nothing_captured_isAFileWithoutPackets() throws IOException {
        new PcapngWriter(bytes).close();
        assertThat(packets()).isEmpty();
    }

    @Test
    void segmentLostOnTheWay_captured_standsOnce_andOneIgnoredByTheServerTwice() throws IOException {
        try (PcapngWriter writer = new PcapngWriter(bytes)) {
            Rows rows = new Rows(Rows.info(), writer);
            Connection c = rows.connect(0);
            rows.at(1000).send(c, Direction.TO_SERVER, Flags.SYN, 0);
            rows.lose(c, Direction.TO_SERVER, Flags.SYN, 0);
            rows.at(2000).send(c, Direction.TO_SERVER, Flags.SYN, 0);
            rows.at(2012).refuse(c, Flags.SYN, 0, Rows.SYN_FULL);
        }
        assertThat(packets()).containsExactly("1000 syn 101", "2000 syn 101", "2012 syn 101");
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1))
                .contains("lost on the way from burst: the network lost it by chance, SIM_LINK_LOSS")
                .contains("dropped at server: ")
                .contains("SIM_SYN_ACCEPTQ_FULL, TcpExtListenOverflows+TcpExtListenDrops");
    }

    @Test
    void manyPackets_captured_areAllThere() throws IOException {
        int many = 20_000;
        try (PcapngWriter writer = new PcapngWriter(bytes)) {
            Rows rows = new Rows(Rows.info(), writer);
            Connection c = rows.connect(0);
            for (int i = 0; i < many; i++) {
                rows.at(i).send(c, Direction.TO_SERVER, Flags.ACK, i % 1460);
                rows.lose(c, Direction.TO_SERVER, Flags.ACK, i % 1460);
            }
        }
        assertThat(packets()).hasSize(many);
    }

    private List<String> packets() throws IOException {
        List<String> packets = new ArrayList<>();
        CaptureReader.read(new ByteArrayInputStream(bytes.toByteArray()), (nanos, linkType, packet, length) -> {
            TcpHeader header = new TcpHeader();
            assertThat(header.find(linkType, packet, length)).isTrue();
            boolean syn = (header.flags() & Flags.SYN) != 0;
            packets.add(nanos / Rows.MILLI + (syn ? " syn " : " ") + linkType);
        });
        return packets;
    }
}
