package org.listenq.scenarios.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.core.segment.Flags;

class RecordingsTest {

    @TempDir
    private Path folder;

    private static final String CASE = """
            {"name": "A_one", "title": "one client", "input": {"duration_ms": 100, "link": {"c2s_ms": 5, "s2c_ms": 5},
              "server": {"listeners": [{"port": 8080, "backlog": 2, "accept": {"type": "all"}}]},
              "clients": [{"id": 0, "at_ms": 10, "send": [{"bytes": 3}], "abort_after_ms": 20}]},
             "observed": {"meta": {"timer_grid_ms": 1.5},
              "connections": [{"id": 0, "result": "ok", "connect_ms": 10.2}],
              "queue_samples": [[0.1, 0, 0], [0.2, null, 1]],
              "packets": [[10.1, 15.1, 0, 0, "S", 0, 0, 0, 1, 0, 0], [15.2, null, 1, 0, "SA", 0, 1, 0, 1, 0, 1]]},
             "spread": {"conns_with_packets": 1, "same_packet_sequence": 1, "per_connection": [{"id": 0}]}}
            """;

    private RecordedCase read(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        List<RecordedCase> cases = new ArrayList<>();
        Recordings.read(file, cases::add);
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    @Test
    void case_asRecorded_isRead() throws IOException {
        RecordedCase recorded = read("a.json", CASE);
        assertThat(recorded.group()).isEqualTo("A");
        assertThat(recorded.isDeterministic()).isTrue();
        assertThat(recorded.run().timerGrid()).isEqualTo(1_500_000);
        RecordedInput.Client client = recorded.input().clients().get(0);
        assertThat(client.behaviour().sends()).containsExactly(new RecordedInput.Send(0, 3));
        assertThat(client.behaviour().end()).contains(new RecordedInput.End(true, true, 20_000_000));
        assertThat(recorded.run().queues().get(1)).isEqualTo(new QueueLengths(200_000, ImmutableList.of(-1), 1));
        Packet lost = recorded.run().packets().get(1).packet();
        assertThat(lost).isEqualTo(new Packet(15_200_000, false, Flags.SYN_ACK, 0, 1, 0, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"name\": 1}|has 'input'", "nonsense|is not a recording"})
    void file_thatIsNoRecording_isRefusedByName(String text, String complaint) {
        assertThatThrownBy(() -> read("b.json", text))
                .isInstanceOf(BadRecording.class)
                .hasMessageContaining("b.json")
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'A_one'|''|without a name",
                "'duration_ms': 100|'duration_ms': -1|does not say how long it lasted",
                "'c2s_ms': 5|'c2s_ms': -5|a time of -5 ms",
                "'at_ms': 10|'at_ms': -1|a time of -1 ms",
                "'abort_after_ms': 20|'close_at_ms': -7|a time of -7 ms",
                "'bytes': 3|'bytes': 2147483647|2147483647 bytes at once",
                "'duration_ms': 100|'duration_ms': 100, 'mode': 'pigeon'|no way of packets is called 'pigeon'",
                "[0.1, 0, 0]|[]|lengths of queues without a time or a length",
                "'SA'|'X'|no flag X",
            })
    void case_thatMakesNoSense_isRefusedByName(String part, String broken, String complaint) {
        String text = CASE.replace(part.replace('\'', '"'), broken.replace('\'', '"'));
        assertThatThrownBy(() -> read("b.json", text))
                .isInstanceOf(BadRecording.class)
                .hasMessageContaining("b.json")
                .hasMessageContaining(complaint);
    }

    @Test
    void connectionThatStandsTwice_read_isTheFirst() throws IOException {
        String text = CASE.replace("[{\"id\": 0}]", "[{\"id\": 0, \"connect_ms\": [1]}, {\"id\": 0}]");
        assertThat(read("b.json", text).spread().connectTimes())
                .containsExactly(Map.entry("0", ImmutableList.of(1_000_000L)));
    }

    private static String twoSockets() {
        String socket = "{\"port\": 8080, \"backlog\": 2, \"reuseport\": true, \"accept\": {\"type\": \"all\"}}";
        return CASE.replaceFirst("(?s)\"listeners\": .*?\\]", "\"listeners\": [" + socket + "," + socket + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'connect_ms': 10.2|'connect_ms': 10.2, 'listener': 7|client 0 met socket 7 of 2",
                "[0.2, null, 1]|[0.2, 0, 0, 1]|lengths of more queues at one time than at another",
            })
    void case_withTwoSocketsThatMakesNoSense_isRefused(String part, String broken, String complaint)
            throws IOException {
        String text = twoSockets().replace(part.replace('\'', '"'), broken.replace('\'', '"'));
        RecordedCase recorded = read("b.json", text);
        assertThatThrownBy(() -> RecordedPlan.of(recorded, Conditions.of(recorded)))
                .isInstanceOf(BadRecording.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void case_withTwoSocketsAndNoQueueLengths_meetsTheFirst() throws IOException {
        String text = twoSockets().replaceFirst("(?s)\"queue_samples\": .*?\\]\\]", "\"queue_samples\": []");
        RecordedCase recorded = read("b.json", text);
        assertThat(RecordedPlan.of(recorded, Conditions.of(recorded)).ids()).hasSize(1);
    }

    @Test
    void case_thatTheModelCannotDo_isRefusedByName() throws IOException {
        RecordedCase recorded = read("b.json", CASE.replace("\"send\"", "\"syncnt\": -9, \"send\""));
        assertThatThrownBy(() -> RecordedPlan.of(recorded, Conditions.of(recorded)))
                .isInstanceOf(BadRecording.class)
                .hasMessageContaining("A_one cannot be run again");
    }

    @Test
    void smallFileWithMuchText_read_isRefused() throws IOException {
        Path file = folder.resolve("b.json.gz");
        byte[] spaces = new byte[1 << 20];
        Arrays.fill(spaces, (byte) ' ');
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i <= 64; i++) {
                out.write(spaces);
            }
        }
        assertThatThrownBy(() -> Recordings.read(file, recorded -> {}))
                .isInstanceOf(BadRecording.class)
                .hasMessageContaining("it holds more than 64 MiB of text");
    }

    @Test
    void folder_withOtherFiles_givesRecordingsInOrder() throws IOException {
        for (String name : List.of("b.json", "c.json.gz", "notes.txt", "a.json")) {
            Files.writeString(folder.resolve(name), "");
        }
        assertThat(Recordings.files(folder).stream()
                        .map(file -> file.getFileName().toString()))
                .containsExactly("a.json", "b.json", "c.json.gz");
    }

    @Test
    void case_runInTheModel_tellsTheSameStory() throws IOException {
        RecordedCase recorded = BundledRecordings.named("F_d20_syn1_synack1");
        CaseComparison comparison = new Verification(DsolExecutive.create()).of(recorded);
        assertThat(comparison.connections()).allMatch(ConnectionComparison::samePackets);
        assertThat(Difference.of(comparison)).isEmpty();
    }

    @Test
    void forgedSyn_sentAgain_isADuplicateOfTheSameEntry() throws IOException {
        RecordedCase flood = read("E_flood.json", """
                {"name": "E_flood", "title": "duplicates", "input": {"duration_ms": 2500,
                  "server": {"listeners": [{"port": 8080, "backlog": 4}]},
                  "flood": [{"at_ms": 0, "src": "10.9.0.1", "sport": 1}, {"at_ms": 300, "src": "10.9.0.1", "sport": 1},
                    {"at_ms": 400, "src": "10.9.0.2", "sport": 1}, {"at_ms": 700, "src": "10.9.0.1", "sport": 1},
                    {"at_ms": 900, "src": "10.9.0.1", "sport": 1}]},
                 "observed": {}, "spread": {}}
                """);
        Story story = new Verification(DsolExecutive.create()).run(flood, Conditions.of(flood));
        assertThat(story.connections()).containsOnlyKeys("f0", "f2");
        // at 700 ms within 500 ms of the answer at 300 ms, at 900 ms no more; the timer then starts anew
        assertThat(millis(story.connections().get("f0").synAckTimes())).containsExactly(0, 300, 900, 1920);
        assertThat(millis(story.connections().get("f2").synAckTimes())).containsExactly(400, 1408);
    }

    private static long[] millis(long... nanos) {
        return Arrays.stream(nanos).map(time -> time / 1_000_000).toArray();
    }
}
