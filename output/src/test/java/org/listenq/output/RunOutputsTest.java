package org.listenq.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.report.TextReport;
import org.listenq.output.text.FileNames;
import org.listenq.output.trace.TraceFormat;
import org.listenq.output.trace.TraceWriter;

/** A run leaves all of its files or none, and always the same bytes. */
final class RunOutputsTest {

    private static final ImmutableList<String> FILES = ImmutableList.of(
            "trace.csv",
            "trace.jsonl",
            "trace.openmetrics",
            "connections.csv",
            "queues.csv",
            "server.application.log",
            "burst.application.log",
            "netstat.txt",
            "ss.txt",
            "nstat.txt",
            "summary.json",
            "report.html");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"en-US, UTC", "tr-TR, Asia/Istanbul", "ar-EG-u-nu-arab, Africa/Cairo", "hi-IN-u-nu-deva, Asia/Kolkata"})
    void standardRun_anyLocaleAndZone_goldenBytes(String locale, String zone) throws IOException {
        Locale oldLocale = Locale.getDefault();
        TimeZone oldZone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            String report = run(Rows.info());

            assertThat(list()).containsExactlyInAnyOrderElementsOf(FILES);
            for (String file : FILES.subList(0, FILES.size() - 1)) {
                assertGolden(file, Files.readString(folder.resolve(file)));
            }
            assertGolden("report.txt", report);
        } finally {
            Locale.setDefault(oldLocale);
            TimeZone.setDefault(oldZone);
        }
    }

    @Test
    void abandoned_afterManyRows_leavesNothing() throws IOException {
        RunOutputs outputs = RunOutputs.open(Plans.plan(folder, Rows.info()));
        tell(outputs, Rows.info());
        assertThat(list()).hasSize(FILES.size() - 2).allMatch(name -> name.startsWith("."));

        outputs.abandon();
        outputs.close();

        assertThat(list()).isEmpty();
    }

    @Test
    void olderFiles_newRun_replacedAtFinishOnly() throws IOException {
        Files.writeString(folder.resolve("connections.csv"), "old");
        try (RunOutputs outputs = RunOutputs.open(Plans.plan(folder, Rows.info()))) {
            tell(outputs, Rows.info());
            assertThat(folder.resolve("connections.csv")).hasContent("old");
            outputs.finish(StandardRun.END);
            assertThat(outputs.fileNames()).isEqualTo(FILES);
        }
        assertThat(Files.readString(folder.resolve("connections.csv"))).isEqualTo(golden("connections.csv"));
        assertThat(list()).hasSize(FILES.size());
    }

    @Test
    void writer_failsAtClose_finishFailsAndLeavesNothing() throws IOException {
        OutputPlan plan = Plans.plan(folder, Rows.info());
        OutputPlan broken = new OutputPlan(
                folder,
                plan.info(),
                plan.sockets(),
                ImmutableList.of(new BrokenFormat()),
                plan.selection(),
                plan.netstatTimes(),
                plan.facts(),
                plan.page());
        RunOutputs outputs = RunOutputs.open(broken);
        tell(outputs, Rows.info());

        assertThatThrownBy(() -> outputs.finish(StandardRun.END))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(list()).isEmpty();
    }

    @Test
    void folder_isAFile_failsAndLeavesNothing() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> RunOutputs.open(Plans.plan(file, Rows.info()))).isInstanceOf(IOException.class);
        assertThat(list()).containsExactly("file");
    }

    @Test
    void name_takenByAFolder_failsAndLeavesNothing() throws IOException {
        Files.createDirectory(folder.resolve("queues.csv"));

        assertThatThrownBy(() -> RunOutputs.open(Plans.plan(folder, Rows.info())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a folder");
        assertThat(list()).containsExactly("queues.csv");
    }

    @Test
    void hostNames_withPathsAndDoubles_becomePlainNames() {
        assertThat(FileNames.of(List.of("server", "../../etc/x", "Server", "", "b c", "é𝄞", ".hidden")))
                .containsExactly("server", "_.._.._etc_x", "Server-2", "_", "b_c", "__", "_.hidden");
    }

    @Test
    void hostileNames_everywhere_noLineIsBroken() throws IOException {
        RunInfo info = Rows.info("=cmd|' /C calc'!A0\u001b[2J", "a\nb,\"<script>");

        String report = run(info);

        assertThat(report).doesNotContain("\u001b").doesNotContain("a\nb");
        assertThat(Files.readString(folder.resolve("netstat.txt"))).contains("-- a\uFFFDb,\"<script>\n");
        assertThat(Files.readString(folder.resolve("connections.csv"))).contains(",\"a\nb,\"\"<script>\",");
        assertThat(list()).contains("a_b___script_.application.log");
    }

    private String run(RunInfo info) throws IOException {
        try (RunOutputs outputs = RunOutputs.open(Plans.plan(folder, info))) {
            tell(outputs, info);
            return TextReport.render(outputs.finish(StandardRun.END), false);
        }
    }

    private static void tell(RunOutputs outputs, RunInfo info) {
        StandardRun.tell(info, outputs.sinks().toArray(TraceSink[]::new));
    }

    private List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Compares with the golden file, or writes it anew when {@code -Dgolden.update} says so. */
    private static void assertGolden(String name, String actual) throws IOException {
        if (System.getProperty("golden.update") != null) {
            Files.writeString(Path.of("src/test/resources/golden/standard-run", name), actual);
        } else {
            assertThat(actual).as(name).isEqualTo(golden(name));
        }
    }

    private static String golden(String name) throws IOException {
        return Resources.toString(Resources.getResource("golden/standard-run/" + name), StandardCharsets.UTF_8);
    }

    /** Cannot write. */
    private static final class BrokenFormat implements TraceFormat {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String suffix() {
            return "broken";
        }

        @Override
        public TraceWriter open(OutputStream out) {
            return new TraceWriter() {
                @Override
                public void accept(TraceRow row) {}

                @Override
                public void close() throws IOException {
                    throw new IOException("disk full");
                }
            };
        }
    }
}
