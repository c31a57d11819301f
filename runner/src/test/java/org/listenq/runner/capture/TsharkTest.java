package org.listenq.runner.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.core.simulation.Simulation;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.capture.PcapngWriter;
import org.listenq.scenarios.ScenarioLibrary;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.assembly.ScenarioAssembler;

/**
 * The captures of all bundled scenarios in the eyes of tshark: one file as the servers see it, one as the clients do,
 * and one with both interfaces. Each scenario is a section with a server address of its own.
 */
class TsharkTest {

    private static final int SERVERS = 10 << 24;

    /** From where a capture is taken. */
    @SuppressWarnings("ImmutableEnumChecker") // the predicates hold nothing
    private enum Side {
        SERVER(host -> host == RunInfo.SERVER),
        CLIENTS(host -> host != RunInfo.SERVER),
        BOTH(host -> true);

        private final IntPredicate hosts;

        Side(IntPredicate hosts) {
            this.hosts = hosts;
        }
    }

    /** Why tshark may see a retransmission where the trace has none, or none where the trace has one. */
    private enum Reason {
        SAME,
        /** What was sent before was lost before it came here. */
        EARLIER_ONES_WERE_LOST,
        /** The very same packet stands in the capture already: on the interface that it left. */
        SEEN_WHEN_IT_LEFT,
        NONE
    }

    @TempDir
    static Path folder;

    private static final Map<Side, List<Sight>> SIGHTS = new EnumMap<>(Side.class);

    @BeforeAll
    static void runAll() throws IOException {
        Assumptions.assumeTrue(Tshark.isThere(), "no tshark");
        int number = 0;
        for (String name : ScenarioLibrary.list()) {
            capture(name, SERVERS | (number++ << 8) | 1);
        }
    }

    private static void capture(String name, int server) throws IOException {
        Map<Side, ByteArrayOutputStream> sections = new EnumMap<>(Side.class);
        List<TraceSink> sinks = new ArrayList<>();
        List<PcapngWriter> writers = new ArrayList<>();
        for (Side side : Side.values()) {
            ByteArrayOutputStream section = new ByteArrayOutputStream();
            sections.put(side, section);
            writers.add(new PcapngWriter(section, server, side.hosts));
            Sight sight = new Sight(side.hosts);
            SIGHTS.computeIfAbsent(side, any -> new ArrayList<>()).add(sight);
            sinks.add(sight);
        }
        sinks.addAll(writers);
        ScenarioLibrary.Entry entry = ScenarioLibrary.open(name);
        var scenario = new ScenarioReader(new CoreSystems()).read(entry.file(), entry.text());
        Simulation.run(DsolExecutive.create(), ScenarioAssembler.plan(scenario, 0), sinks);
        for (PcapngWriter writer : writers) {
            writer.close();
        }
        for (Side side : Side.values()) {
            Files.write(
                    file(side), sections.get(side).toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static Path file(Side side) {
        return folder.resolve(side + ".pcapng");
    }

    @Test
    void serversCaptures_readByTshark_areSoundAndRetransmitWhatTheTraceSays() throws Exception {
        assertThat(reasons(Side.SERVER)).doesNotContainKeys(Reason.NONE, Reason.SEEN_WHEN_IT_LEFT);
    }

    @Test
    void clientsCaptures_readByTshark_areSoundAndRetransmitWhatTheTraceSays() throws Exception {
        assertThat(reasons(Side.CLIENTS)).doesNotContainKeys(Reason.NONE, Reason.SEEN_WHEN_IT_LEFT);
    }

    @Test
    void capturesOfBothSides_readByTshark_areSoundAndRetransmitWhatIsSeenTwice() throws Exception {
        assertThat(reasons(Side.BOTH))
                .doesNotContainKeys(Reason.NONE, Reason.EARLIER_ONES_WERE_LOST)
                .containsKey(Reason.SEEN_WHEN_IT_LEFT);
    }

    /** Checks each packet, and returns how often tshark and the trace agree, or why they do not. */
    private static Map<Reason, Integer> reasons(Side side) throws IOException, InterruptedException {
        List<Sight.Seen> expected = SIGHTS.get(side).stream()
                .flatMap(sight -> sight.packets().stream())
                .toList();
        List<Tshark.Packet> found = Tshark.packets(file(side));
        assertThat(found).hasSameSizeAs(expected);
        Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            Reason reason = reason(expected.get(i), found.get(i).retransmission());
            reasons.merge(reason, 1, Integer::sum);
            if (reason == Reason.NONE || !found.get(i).sound()) {
                wrong.add(expected.get(i).text() + ": " + found.get(i).fields());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(found.stream().map(Tshark.Packet::stream).distinct().count())
                .isEqualTo(SIGHTS.get(side).stream().mapToInt(Sight::opened).sum());
        return reasons;
    }

    private static Reason reason(Sight.Seen seen, boolean marked) {
        if (marked == seen.retransmission()) {
            return Reason.SAME;
        } else if (marked) {
            return seen.again() && !seen.sent() ? Reason.SEEN_WHEN_IT_LEFT : Reason.NONE;
        }
        return !seen.sent() && !seen.below() ? Reason.EARLIER_ONES_WERE_LOST : Reason.NONE;
    }
}
