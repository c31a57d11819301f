package org.listenq.output.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.listenq.output.capture.CaptureFiles.ACK;
import static org.listenq.output.capture.CaptureFiles.SYN;
import static org.listenq.output.capture.CaptureFiles.SYN_ACK;
import static org.listenq.output.capture.CaptureFiles.ip4;
import static org.listenq.output.capture.CaptureFiles.ip6;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrivals out of captures of all kinds. */
class CapturedSynsTest {

    private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 101, 108, 113, 228, 276})
    void pcap_ofEachLinkType_givesTimesAndRoundTrips(int linkType) throws IOException {
        for (ByteOrder order : new ByteOrder[] {BIG, LITTLE}) {
            for (boolean nanos : new boolean[] {true, false}) {
                CaptureFiles.Pcap file = new CaptureFiles.Pcap(order, nanos, linkType);
                file.packet(5_000_000, ip4(1, true, SYN, 100, 0)).packet(5_000_010, ip4(1, false, SYN_ACK, 700, 101));
                file.packet(5_030_010, ip4(1, true, ACK, 101, 701)).packet(5_040_000, ip4(2, true, SYN, 9, 0));
                checkTwo(file.bytes());
            }
        }
    }

    private static void checkTwo(byte[] file) throws IOException {
        CapturedSyns syns = read(file, 443);
        assertThat(syns.times().asList()).containsExactly(5_000_000_000L, 5_040_000_000L);
        assertThat(syns.roundTrips().asList()).containsExactly(30_000_000L, CapturedSyns.UNKNOWN);
    }

    @Test
    void pcapng_withSeveralInterfacesAndSections_givesTimesByEachOnesResolution() throws IOException {
        for (ByteOrder order : new ByteOrder[] {BIG, LITTLE}) {
            CaptureFiles.Pcapng file = new CaptureFiles.Pcapng(order).networkInterface(101, 0);
            file.other().networkInterface(1, 9).networkInterface(276, 0x80 | 10);
            file.packet(0, 101, 5_000_000, ip4(1, true, SYN, 1, 0));
            file.packet(1, 1, 5_000_000_001L, ip6(2, true, SYN, 1, 0));
            file.packet(2, 276, 5 * 1024 + 1, ip4(3, true, SYN, 1, 0));
            byte[] twice = concat(
                    file.bytes(),
                    new CaptureFiles.Pcapng(order == BIG ? LITTLE : BIG)
                            .networkInterface(1, 3)
                            .packet(0, 1, 6_000, ip4(4, true, SYN, 1, 0))
                            .bytes());
            assertThat(read(twice, 443).times().asList())
                    .containsExactly(5_000_000_000L, 5_000_000_001L, 5_000_976_562L, 6_000_000_000L);
        }
    }

    @Test
    void capture_compressed_isReadAsIfItWereNot() throws IOException {
        byte[] plain = new CaptureFiles.Pcap(LITTLE, true, 101)
                .packet(7, ip4(1, true, SYN, 1, 0))
                .bytes();
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        }
        assertThat(read(compressed.toByteArray(), 0).times().asList()).containsExactly(7_000L);
    }

    @Test
    void capture_compressedAndCut_isRefused() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(new CaptureFiles.Pcap(LITTLE, true, 101).bytes());
        }
        byte[] whole = compressed.toByteArray();
        for (int length : new int[] {5, whole.length - 12, whole.length - 2}) {
            assertThatThrownBy(() -> read(Arrays.copyOf(whole, length), 0))
                    .isInstanceOf(IOException.class)
                    .hasMessage("expected a whole gzip file, found a damaged or cut one");
        }
    }

    @Test
    void synSentAgain_isOneArrival_andAPortUsedAgainIsAnother() throws IOException {
        CaptureFiles.Pcap file = new CaptureFiles.Pcap(LITTLE, false, 101);
        file.packet(0, ip4(1, true, SYN, 5, 0)).packet(1_000_000, ip4(1, true, SYN, 5, 0));
        file.packet(2_000_000, ip4(1, true, SYN, 6, 0)).packet(3_000_000, ip4(2, true, SYN, 5, 0));
        assertThat(read(file.bytes(), 443).times().asList()).containsExactly(0L, 2_000_000_000L, 3_000_000_000L);
    }

    @Test
    void roundTrip_afterTwoSynAcks_isUnknown() throws IOException {
        CaptureFiles.Pcap file = new CaptureFiles.Pcap(LITTLE, false, 101);
        file.packet(0, ip4(1, true, SYN, 5, 0)).packet(10, ip4(1, false, SYN_ACK, 70, 6));
        file.packet(20, ip4(1, false, SYN_ACK, 70, 6)).packet(30, ip4(1, true, ACK, 6, 71));
        assertThat(read(file.bytes(), 443).roundTrips().asList()).containsExactly(CapturedSyns.UNKNOWN);
    }

    @Test
    void otherPorts_areLeftOut_unlessAnyIsAskedFor() throws IOException {
        byte[] file = new CaptureFiles.Pcap(LITTLE, false, 101)
                .packet(0, ip4(1, true, SYN, 5, 0))
                .bytes();
        assertThat(read(file, 80).times().isEmpty()).isTrue();
        assertThat(read(file, 0).times().length()).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3  | byte 0: expected the magic number of pcap or pcapng, found a file of 3 bytes
            30 | byte 30: expected 4 more bytes, found the end of the file
            50 | byte 50: expected 40 more bytes, found the end of the file
            26 | byte 26: expected a whole record, found the end of the file
            """)
    void pcap_cutOff_isRefusedWithTheOffset(int length, String message) {
        byte[] file = new CaptureFiles.Pcap(LITTLE, false, 101)
                .packet(0, ip4(1, true, SYN, 5, 0))
                .bytes();
        assertThatThrownBy(() -> read(Arrays.copyOf(file, length), 0)).hasMessage(message);
    }

    @Test
    void nonsense_isRefusedWithWhatWasExpected() {
        assertThatThrownBy(() -> read("time_ms\n1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8), 0))
                .hasMessage("byte 0: expected the magic number of pcap or pcapng, found 0x74696d65");
        byte[] usb = new CaptureFiles.Pcap(LITTLE, false, 189)
                .packet(0, new byte[20])
                .bytes();
        assertThatThrownBy(() -> read(usb, 0))
                .hasMessage("expected Ethernet, raw IP, Linux cooked or loopback, found link type 189");
        byte[] noInterface =
                new CaptureFiles.Pcapng(BIG).packet(0, 1, 0, new byte[20]).bytes();
        assertThatThrownBy(() -> read(noInterface, 0)).hasMessage("byte 36: expected one of 0 interfaces, found 0");
    }

    private static CapturedSyns read(byte[] file, int port) throws IOException {
        return CapturedSyns.read(new ByteArrayInputStream(file), port);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
