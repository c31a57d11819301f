package org.listenq.output.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import com.google.common.io.Resources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.core.trace.BsdCounters;
import org.listenq.core.trace.Counter;
import org.listenq.core.trace.LinuxCounters;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.Plans;
import org.listenq.output.Rows;
import org.listenq.output.RunOutputs;
import org.listenq.output.StandardRun;

/** The page as bytes: the same from a live run and from its files, whole, and closed to the network. */
final class PageTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "uPlot.iife.min.js, 19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f",
        "uPlot.min.css,     df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04",
        "uPlot.LICENSE,     8f989229699b4fe2f1a0432d0e9edc338a8a911e250e2d1b01ecd770a5f5b1bd",
    })
    void uPlot_inThePage_isVersion1632(String file, String hash) throws IOException {
        byte[] bytes = Resources.toByteArray(Resources.getResource(Page.class, file));
        assertThat(Hashing.sha256().hashBytes(bytes)).hasToString(hash);
    }

    @Test
    void standardRun_liveAndSaved_giveTheSamePage() throws IOException {
        run();
        String live = Files.readString(folder.resolve("report.html"));
        assertThat(page(SavedRun.read(folder))).isEqualTo(live);
        Files.delete(folder.resolve("trace.csv"));
        assertThat(page(SavedRun.read(folder))).as("from trace.jsonl").isEqualTo(live);
        gzip(folder.resolve("trace.jsonl"));
        assertThat(page(SavedRun.read(folder))).as("from trace.jsonl.gz").isEqualTo(live);
    }

    @Test
    void trace_ofSomeRowsOnly_saysThatRowsAreMissing() throws IOException {
        run();
        assertThat(page(SavedRun.read(folder))).contains("\"partial\": 0");
        Path summary = folder.resolve("summary.json");
        String text = Files.readString(summary);
        for (String selection : List.of("\"trace.level\": \"queues\"", "\"trace.only.causes[0]\": \"x\"")) {
            Files.writeString(summary, text.replace("\"parameters\": {", "\"parameters\": {" + selection + ","));
            assertThat(page(SavedRun.read(folder))).as(selection).contains("\"partial\": 1");
        }
    }

    private static void gzip(Path file) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(file + ".gz")))) {
            Files.copy(file, out);
        }
        Files.delete(file);
    }

    @Test
    void page_whole_letsInItsOwnScriptAndStyleAlone() throws IOException {
        run();
        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page).contains("default-src 'none'; script-src 'sha256-").doesNotContain("unsafe-inline");
        assertThat(page).contains("because the completed queue was full (3 of at most 3; SIM_SYN_ACCEPTQ_FULL;");
        assertThat(page.split("</script>", -1)).hasSize(3);
        assertThat(page)
                .doesNotContain("src=\"http")
                .doesNotContain("href=\"http")
                .doesNotContain("url(http");
        assertThat(page).doesNotContain("@DATA@").doesNotContain("@SCRIPT").doesNotContain("@STYLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"summary.json", "connections.csv"})
    void file_missing_isNamed(String file) throws IOException {
        run();
        Files.delete(folder.resolve(file));
        assertThatThrownBy(() -> SavedRun.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "summary.json    | 'end_s'  | 'end-s'  | there is no 'end_s' in it",
                "summary.json    | '\"run\":' | '\"run\"'  | summary.json: line ",
                "connections.csv | '0.012'  | 'soon'   | connections.csv: line 2: ",
                "connections.csv | 'group'  | 'troop'  | connections.csv: line 2: ",
                "trace.csv       | 'c2s'    | 'c2s,x'  | trace.csv: line ",
            })
    void file_spoilt_isNamedWithItsPlace(String file, String old, String spoilt, String says) throws IOException {
        run();
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(old);
        Files.writeString(folder.resolve(file), text.replace(old, spoilt));
        assertThatThrownBy(() -> SavedRun.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(says);
    }

    @Test
    void counters_ofLinuxAndBsd_areAllExplained() throws IOException, IllegalAccessException {
        String table =
                Resources.toString(Resources.getResource(Page.class, "explanations.txt"), StandardCharsets.UTF_8);
        assertThat(Explanations.of(table).keySet())
                .containsAll(names(LinuxCounters.class))
                .containsAll(names(BsdCounters.class));
        assertThat(Explanations.of(table).values()).allMatch(text -> text.endsWith("."));
    }

    private static List<String> names(Class<?> type) throws IllegalAccessException {
        List<String> names = new ArrayList<>();
        for (Field field : type.getFields()) {
            if (field.get(null) instanceof Counter counter) {
                names.add(counter.name());
            }
        }
        assertThat(names).hasSizeGreaterThan(15);
        return names;
    }

    @Test
    void manyConnections_ended_theSlowestAndAnEvenSampleAreKept() {
        Ladders ladders = new Ladders();
        for (int number = 1; number <= 10_000; number++) {
            Recording recording = ladders.take();
            recording.begin(number, facts(number).spread(), 0);
            ladders.offer(recording, number % 100 == 0 ? 1_000_000 + number : number % 7);
        }
        List<Integer> kept =
                ladders.all().stream().map(recording -> recording.number).toList();
        assertThat(ladders.offered()).isEqualTo(10_000);
        assertThat(kept).hasSizeBetween(900, 1000).isSorted().contains(100, 5000, 10_000);
        assertThat(kept.stream().filter(number -> number > 5000).count()).isBetween(200L, 400L);
    }

    @Test
    void tooManyConnections_listed_areAnEvenSampleWithWhatIsAsked() {
        ConnectionSheet sheet = new ConnectionSheet();
        for (int number = 1; number <= 300_000; number++) {
            sheet.add(facts(number));
        }
        ImmutableList<ConnectionFacts> listed = sheet.with(ImmutableList.of(facts(300_001)));
        assertThat(sheet.total()).isEqualTo(300_000);
        assertThat(listed).hasSizeBetween(140_000, 160_000);
        assertThat(listed.get(listed.size() - 1).number()).isEqualTo(300_001);
        assertThat(listed.stream().filter(one -> one.number() <= 150_000).count())
                .isBetween(70_000L, 80_000L);
    }

    private static ConnectionFacts facts(int number) {
        return new ConnectionFacts(number, "burst", number, 1, 0, 1, 1, 1, 1, -1, -1, 1, "ok", "ok", "open");
    }

    private void run() throws IOException {
        try (RunOutputs outputs = RunOutputs.open(Plans.plan(folder, Rows.info()))) {
            StandardRun.tell(Rows.info(), outputs.sinks().toArray(TraceSink[]::new));
            outputs.finish(StandardRun.END);
        }
    }

    private static String page(RunPageData run) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Page.write(ImmutableList.of(run), bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
