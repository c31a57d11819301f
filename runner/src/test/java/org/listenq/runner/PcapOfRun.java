package org.listenq.runner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import org.listenq.core.trace.EventKind;
import org.listenq.output.saved.SavedRun;
import org.listenq.output.trace.SavedRow;

/** Writes what the server's host of a saved run sees as a pcap file, like tcpdump there: raw IP, nanoseconds. */
final class PcapOfRun {

    private static final int SERVER = (10 << 24) + 1;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long BEGIN = 1_800_000_000 * NANOS_PER_SECOND;

    private final ByteBuffer out = ByteBuffer.allocate(1 << 20);

    private PcapOfRun() {}

    /** Writes the rows that {@code seen} lets through to {@code file}. */
    static void write(Path run, Predicate<SavedRow> seen, Path file) throws IOException {
        PcapOfRun pcap = new PcapOfRun();
        pcap.out.putInt(0xa1b23c4d).putShort((short) 2).putShort((short) 4);
        pcap.out.putInt(0).putInt(0).putInt(65_535).putInt(101);
        SavedRun.open(run).forEach(row -> {
            boolean passes = row.kind() == EventKind.SEGMENT_SEND || row.kind() == EventKind.SEGMENT_RECV;
            if (passes && row.text("role").equals("server") && seen.test(row)) {
                pcap.packet(row);
            }
        });
        Files.write(file, Arrays.copyOf(pcap.out.array(), pcap.out.position()));
    }

    private void packet(SavedRow row) {
        int payload = (int) row.number("len");
        long nanos = BEGIN + row.timeNanos();
        out.putInt((int) (nanos / NANOS_PER_SECOND)).putInt((int) (nanos % NANOS_PER_SECOND));
        out.putInt(40 + payload).putInt(40 + payload);
        boolean toServer = row.text("dir").equals("c2s");
        int client = (192 << 24) + (168 << 16) + (int) row.number("conn_id");
        out.putInt(0x45000000 | (40 + payload)).putInt(0).putInt(0x40060000);
        out.putInt(toServer ? client : SERVER).putInt(toServer ? SERVER : client);
        out.putShort((short) (toServer ? 50_000 : 8_000)).putShort((short) (toServer ? 8_000 : 50_000));
        out.putInt(1_000 + (int) row.number("seq")).putInt(0);
        out.putShort((short) (0x5000 | flags(row.text("flags"))))
                .putShort((short) 0)
                .putInt(0);
        out.put(new byte[payload]);
    }

    private static int flags(String letters) {
        return (letters.contains("F") ? 1 : 0)
                | (letters.contains("S") ? 2 : 0)
                | (letters.contains("R") ? 4 : 0)
                | (letters.contains("P") ? 8 : 0)
                | (letters.contains(".") ? 16 : 0);
    }
}
