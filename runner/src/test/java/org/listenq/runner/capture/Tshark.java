package org.listenq.runner.capture;

import com.google.common.base.Splitter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;

/** Wireshark's command for the console. */
final class Tshark {

    private static final List<String> FIELDS = List.of(
            "tcp.stream",
            "_ws.malformed",
            "ip.checksum.status",
            "tcp.checksum.status",
            "tcp.analysis.retransmission",
            "tcp.analysis.fast_retransmission",
            "tcp.analysis.spurious_retransmission");
    private static final int FIRST_MARK = 4;
    private static final String GOOD = "1";

    /** The {@link #FIELDS} of a packet, empty where it has none. */
    record Packet(List<String> fields) {

        String stream() {
            return fields.get(0);
        }

        /** Whether it is a TCP segment that tshark understands, with right checksums of both headers. */
        boolean sound() {
            return !stream().isEmpty()
                    && fields.get(1).isEmpty()
                    && fields.get(2).equals(GOOD)
                    && fields.get(3).equals(GOOD);
        }

        /** Whether tshark calls it a retransmission of any kind. */
        boolean retransmission() {
            return fields.stream().skip(FIRST_MARK).anyMatch(mark -> !mark.isEmpty());
        }
    }

    private Tshark() {}

    /** Whether it is there; on a machine that builds for everyone, its absence is an error. */
    static boolean isThere() {
        boolean there = Splitter.on(File.pathSeparatorChar)
                .splitToStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> new File(folder, "tshark").canExecute());
        boolean needed = "true".equals(System.getenv("CI"));
        Assertions.assertThat(there || !needed)
                .as("tshark is installed, as CI=true demands")
                .isTrue();
        return there;
    }

    /** Returns the packets in {@code file}. */
    static List<Packet> packets(Path file) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString(), "-T", "fields"));
        command.addAll(List.of("-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE"));
        FIELDS.forEach(field -> command.addAll(List.of("-e", field)));
        Path errors = file.resolveSibling(file.getFileName() + ".err");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assertions.assertThat(process.waitFor())
                .as("%s: %s", command, Files.readString(errors))
                .isZero();
        return out.lines()
                .map(line -> new Packet(Splitter.on('\t').splitToList(line)))
                .toList();
    }
}
