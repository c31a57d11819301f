package org.listenq.output.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceColumns;
import org.listenq.core.trace.TraceLevel;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.Rows;
import org.listenq.output.StandardRun;

/** Every format says what the rows say, in bytes that nothing but the rows decides. */
final class TraceWriterTest {

    private static final List<String> NAMES =
            List.of("csv", "csv.gz", "jsonl", "jsonl.gz", "openmetrics", "pcapng", "pcapng-server", "pcapng-clients");

    @Test
    void csv_refusedSyn_oneLinePerRow() throws IOException {
        String text = write("csv", Rows.info(), TraceWriterTest::refusedSyn);

        assertThat(text).isEqualTo("""
                        run,seed,t_s,seq_no,host,role,conn_id,event,dir,flags,seq,ack,len,options,state_before,\
                        state_after,listener,syn_q_before,syn_q_after,syn_q_limit,acc_q_before,acc_q_after,acc_q_limit,\
                        young,drop_reason,counter,retrans_no,timer_due_s,worker,note
                        demo,7,1.000000000,0,burst,client,1,connect_call,,,,,,,-,SYN_SENT,,,,,,,,,,,,,,
                        demo,7,1.012000000,1,server,server,1,segment_recv,c2s,S,1,,0,,,,web,0,0,3,0,0,3,0,,,0,,,
                        demo,7,1.012000000,2,server,server,1,segment_drop,c2s,S,1,,0,,,,web,0,0,3,0,0,3,0,\
                        SIM_SYN_ACCEPTQ_FULL,TcpExtListenOverflows+TcpExtListenDrops,0,,,
                        """);
    }

    @Test
    void jsonl_refusedSyn_oneObjectPerRow() throws IOException {
        String text = write("jsonl", Rows.info(), TraceWriterTest::refusedSyn);

        assertThat(text.lines())
                .hasSize(3)
                .first()
                .isEqualTo("{\"run\":\"demo\",\"seed\":7,\"t_s\":1.000000000,\"seq_no\":0,\"host\":\"burst\","
                        + "\"role\":\"client\",\"conn_id\":1,\"event\":\"connect_call\",\"state_before\":\"-\","
                        + "\"state_after\":\"SYN_SENT\"}");
    }

    @Test
    void csv_namesOfUsers_quotedAndDefused() throws IOException {
        String text = write("csv", Rows.info("=1+1", "a,\"b\"\n\u0007é𝄞"), TraceWriterTest::refusedSyn);

        assertThat(text).contains("\n'=1+1,7,").contains("\"a,\"\"b\"\"\n\u0007é𝄞\"");
        assertThat(text).contains(",-,SYN_SENT,");
    }

    @Test
    void jsonl_namesOfUsers_escaped() throws IOException {
        String text = write("jsonl", Rows.info("<script>", "a\"\\\n\u0007\u2028é𝄞"), TraceWriterTest::refusedSyn);

        assertThat(text).contains("\"run\":\"\\u003cscript>\"");
        assertThat(text).contains("\"host\":\"a\\\"\\\\\\n\\u0007\\u2028é𝄞\"");
    }

    @Test
    void reader_csvAndJsonlOfOneRun_giveTheSameRows() throws IOException {
        RunInfo info = Rows.info("'@x", "=a,\"b\"\n<c>");
        String csv = writeAll("csv", sink -> StandardRun.tell(info, sink));
        String jsonl = writeAll("jsonl", sink -> StandardRun.tell(info, sink));

        List<SavedRow> fromCsv = rows(TraceReader.csv(reader(csv)));
        List<SavedRow> fromJsonl = rows(TraceReader.jsonl(reader(jsonl)));

        assertThat(fromCsv).isEqualTo(fromJsonl).hasSizeGreaterThan(40);
        assertThat(fromCsv.get(0).text("run")).isEqualTo("'@x");
        assertThat(fromCsv.get(1).text("host")).isEqualTo("=a,\"b\"\n<c>");
        assertThat(fromCsv.get(0).kind()).isEqualTo(EventKind.LISTENER_OPEN);
        assertThat(fromCsv.get(0).number("ack")).isEqualTo(TraceRow.ABSENT);
        assertThat(fromCsv.get(1).timeNanos()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"t_s,event\n1.000000000,\"%s\"", "t_s,event\n%s", "%s", "t_s,event\n\"\n%s"})
    void reader_rowWithoutEnd_isRefusedBeforeTheMemoryIsFull(String text) {
        String commas = ",".repeat(1_000_001);
        int line = text.startsWith("t_s") ? 2 : 1;

        assertThatThrownBy(() -> rows(TraceReader.csv(reader(text.formatted(commas)))))
                .isInstanceOf(TraceProblem.class)
                .hasMessage("line " + line + ": expected at most 1,000,000 characters, found more");
    }

    @Test
    void reader_lineOfJsonWithoutEnd_isRefusedBeforeTheMemoryIsFull() {
        String text = "{\"t_s\":\"1.000000000\",\"event\":\"state\"}\n{\"run\":\"" + "x".repeat(1_000_000);

        assertThatThrownBy(() -> rows(TraceReader.jsonl(reader(text))))
                .isInstanceOf(TraceProblem.class)
                .hasMessage("line 2: expected at most 1,000,000 characters, found more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t_s,event\n1.000000000,segment_send\nx,segment_send\n"
                        + "|line 3, column t_s: expected seconds with nine decimals, found x",
                "t_s,event\n1.000000000,nothing\n|line 2, column event: expected a kind of event, found 'nothing'",
                "t_s,event,seed\n1.000000000,state,1.5\n|line 2, column seed: expected a whole number, found 1.5",
                "t_s,colour\n1.000000000,red\n"
                        + "|line 2, column colour: expected a column of the trace, found no such column",
                "t_s,event\n1.000000000\n|line 2: expected 2 cells, found 1",
                "t_s,event\n1.000000000,\"state\n|line 2: expected a closing quote, found the end of the file",
                "t_s,t_s\n|line 1: expected each column once, found t_s,t_s",
                "|line 1: expected a header, found an empty file"
            })
    void reader_brokenCsv_saysWhereAndWhat(String textAndMessage) {
        String[] parts = textAndMessage.split("\\|", 2);

        assertThatThrownBy(() -> rows(TraceReader.csv(reader(parts[0]))))
                .isInstanceOf(TraceProblem.class)
                .hasMessage(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"t_s\":1.000000000,\"event\":\"state\"} x"
                        + "|line 1: expected the end of the line at character 37, found 'x'",
                "{\"t_s\":true}|line 1: expected a string or a number at character 8, found 't'",
                "{\"t_s\":1.000000000|line 1: expected '}' at character 19, found the end of the line",
                "{\"run\":\"\\u+041\"}|line 1: expected four hexadecimal digits at character 15, found '\"'",
                "{}|line 1, column t_s: expected a time, found nothing"
            })
    void reader_brokenJsonl_saysWhereAndWhat(String textAndMessage) {
        String[] parts = textAndMessage.split("\\|", 2);

        assertThatThrownBy(() -> rows(TraceReader.jsonl(reader(parts[0]))))
                .isInstanceOf(TraceProblem.class)
                .hasMessage(parts[1]);
    }

    @Test
    void selection_levelConnectionsAndCauses_onlyThoseRows() {
        List<String> seen = new ArrayList<>();
        TraceSink list =
                row -> seen.add(row.kind().text() + " " + row.connection().number());
        TraceSelection queues = TraceSelection.of(TraceLevel.QUEUES);
        TraceSelection refused = new TraceSelection(
                TraceLevel.ALL, ImmutableSortedSet.of(5), ImmutableSet.of(), ImmutableSet.of(Rows.SYN_FULL.name()));

        StandardRun.tell(Rows.info(), refused.before(list));
        assertThat(seen).containsExactly("segment_drop 5", "segment_drop 5");
        seen.clear();
        TraceSelection third = new TraceSelection(
                TraceLevel.CONNECTIONS,
                ImmutableSortedSet.of(),
                ImmutableSet.of(
                        new TraceSelection.Member(0, 2), new TraceSelection.Member(1, TraceSelection.Member.ALL)),
                ImmutableSet.of());
        StandardRun.tell(Rows.info(), third.before(list));
        assertThat(seen).isNotEmpty().allMatch(line -> line.endsWith(" 3"));
        seen.clear();
        StandardRun.tell(Rows.info(), queues.before(list));
        assertThat(seen).contains("accq_add 1", "connect_call 4").noneMatch(line -> line.startsWith("segment"));
        assertThat(TraceSelection.of(TraceLevel.NONE).before(list).interests()).isZero();
    }

    @Test
    void formats_unknownName_messageNamesTheKnown() {
        assertThat(TraceFormats.BUILT_IN).extracting(TraceFormat::name).containsExactlyElementsOf(NAMES);
        assertThatThrownBy(() -> TraceFormats.named("xml", TraceFormats.BUILT_IN))
                .hasMessage("no trace format xml; there are " + String.join(", ", NAMES));
    }

    @Test
    void writer_fullDisk_failsAtTheRowOrAtClose() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        TraceWriter writer = TraceFormats.named("csv", TraceFormats.BUILT_IN).open(full);

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        StandardRun.tell(Rows.info(), writer);
                    }
                })
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk full");
        TraceWriter small = TraceFormats.named("csv", TraceFormats.BUILT_IN).open(full);
        assertThatThrownBy(small::close).isInstanceOf(IOException.class).hasMessage("disk full");
    }

    @Test
    void columns_namesOfUsers_areThree() {
        assertThat(TraceColumns.ALL)
                .filteredOn(column -> column.type().name().equals("NAME"))
                .extracting(column -> column.name())
                .containsExactly("run", "host", "listener");
    }

    private static void refusedSyn(Rows rows) {
        Connection c = rows.at(1000).connect(0);
        rows.at(1012).refuse(c, Flags.SYN, 0, Rows.SYN_FULL);
    }

    private static String write(String format, RunInfo info, RowsTeller teller) throws IOException {
        return writeAll(format, sink -> teller.tell(new Rows(info, sink)));
    }

    private static String writeAll(String format, SinkTeller teller) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TraceWriter writer =
                TraceFormats.named(format, TraceFormats.BUILT_IN).open(bytes)) {
            teller.tell(writer);
        }
        return bytes.toString(UTF_8);
    }

    private static BufferedReader reader(String text) {
        return new BufferedReader(new StringReader(text));
    }

    private static List<SavedRow> rows(TraceReader reader) throws IOException {
        List<SavedRow> rows = new ArrayList<>();
        reader.forEach(rows::add);
        return rows;
    }

    /** Tells rows by hand. */
    private interface RowsTeller {
        void tell(Rows rows);
    }

    /** Tells a whole run to a sink. */
    private interface SinkTeller {
        void tell(TraceSink sink);
    }
}
