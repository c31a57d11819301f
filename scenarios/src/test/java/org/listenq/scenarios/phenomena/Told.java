package org.listenq.scenarios.phenomena;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.core.segment.Flags;
import org.listenq.core.simulation.Simulation;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceEvent;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.assembly.ScenarioAssembler;

/** A run of a scenario, and what is asked of its trace; connections are c0, c1, ... in order of connect(). */
final class Told implements TraceSink {

    /** Of the names of counters; tests leave them out. */
    private static final List<String> PREFIXES = List.of("", "Tcp", "TcpExt", "tcps_");

    final List<TraceEvent> events = new ArrayList<>();
    final List<String> ends = new ArrayList<>();

    private Told() {}

    /** Runs the scenario whose lines are given. */
    static Told by(String... lines) {
        String text = "name: phenomenon\n" + String.join("\n", lines) + "\n";
        Told told = new Told();
        var scenario = new ScenarioReader(new CoreSystems()).read("phenomenon.yaml", text);
        Simulation.run(DsolExecutive.create(), ScenarioAssembler.plan(scenario, 0), List.of(told));
        return told;
    }

    @Override
    public void accept(TraceRow row) {
        events.add(row.snapshot());
        if (row.kind() == EventKind.CONNECTION_END) {
            ends.add("c" + row.connection().label() + " "
                    + row.connection().result().text() + " "
                    + row.connection().clientEnd().text());
        }
    }

    /** What all events that fit tell, each as time and words, in order. */
    private List<String> lines(Predicate<TraceEvent> fits, Words words) {
        return events.stream()
                .filter(fits)
                .map(event -> seconds(event.timeNanos()) + " " + words.of(event))
                .toList();
    }

    /** The seconds as on paper, without trailing zeros. */
    static String seconds(long nanos) {
        String text = String.format(Locale.ROOT, "%d.%09d", nanos / 1_000_000_000, nanos % 1_000_000_000);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    /** What connect() returned: {@code 0.1 c0 ok}. */
    List<String> returns() {
        return lines(is(EventKind.CONNECT_RETURN), event -> "c" + event.connection() + " " + event.note());
    }

    /** Errors after connect() at the clients. */
    List<String> clientErrors() {
        return lines(
                is(EventKind.CONNECTION_ERROR).and(event -> event.host() != RunInfo.SERVER),
                event -> "c" + event.connection() + " " + event.note());
    }

    /** Errors at the server's program. */
    List<String> serverErrors() {
        return lines(
                is(EventKind.CONNECTION_ERROR).and(event -> event.host() == RunInfo.SERVER),
                event -> "c" + event.connection() + " " + event.note());
    }

    /** What the programs of the server, or of the clients, read. */
    List<String> reads(boolean byServer) {
        return lines(
                is(EventKind.APP_READ).and(event -> (event.host() == RunInfo.SERVER) == byServer),
                event -> "c" + event.connection() + " " + event.note() + " " + event.length());
    }

    /** What accept() returned. */
    List<String> accepts() {
        return lines(is(EventKind.ACCEPT_RETURN), event -> "c" + event.connection());
    }

    /** Segments sent by one side of a connection whose flags begin so, as times. */
    List<String> sent(int connection, boolean byServer, String flags) {
        return lines(
                        is(EventKind.SEGMENT_SEND)
                                .and(event -> event.connection() == connection)
                                .and(event -> (event.host() == RunInfo.SERVER) == byServer)
                                .and(event -> Flags.text(event.flags()).equals(flags)),
                        event -> "")
                .stream()
                .map(String::strip)
                .toList();
    }

    /** Segments with data sent by a client, as times. */
    List<String> dataSent(int connection) {
        return lines(
                        is(EventKind.SEGMENT_SEND)
                                .and(event -> event.connection() == connection)
                                .and(event -> event.host() != RunInfo.SERVER && event.length() > 0),
                        event -> "")
                .stream()
                .map(String::strip)
                .toList();
    }

    /** The states that a client's side went through. */
    List<String> clientStates(int connection) {
        return lines(
                is(EventKind.STATE)
                        .and(event -> event.connection() == connection)
                        .and(event -> event.host() != RunInfo.SERVER),
                event -> event.stateAfter().text());
    }

    /** Entries of the incomplete queue that went, and how. */
    List<String> gone(String how) {
        return lines(
                is(EventKind.SYNQ_REMOVE).and(event -> event.note().equals(how)), event -> "c" + event.connection());
    }

    /** Completed connections that left their queue because their client reset them. */
    List<String> withdrawn() {
        return lines(
                is(EventKind.ACCQ_REMOVE).and(event -> event.note().equals("reset")),
                event -> "c" + event.connection());
    }

    /** Entries of the incomplete queue that came. */
    List<String> entered() {
        return lines(is(EventKind.SYNQ_ADD), event -> "c" + event.connection() + " I=" + event.synAfter());
    }

    /** Connections that were completed, with the length of the queue after. */
    List<String> completed() {
        return lines(is(EventKind.ACCQ_ADD), event -> "c" + event.connection() + " C=" + event.accAfter());
    }

    /** What the server dropped, with the cause. */
    List<String> serverDrops() {
        return lines(
                is(EventKind.SEGMENT_DROP).and(event -> event.host() == RunInfo.SERVER),
                event -> "c" + event.connection() + " " + event.cause().name());
    }

    /** How often a counter of the server has moved until a time in seconds, inclusive. */
    long server(String counter, double untilSeconds) {
        return count(counter, untilSeconds, event -> event.host() == RunInfo.SERVER);
    }

    /** How often a counter of the server has moved in all. */
    long server(String counter) {
        return server(counter, 1e9);
    }

    /** How often a counter of the clients has moved in all. */
    long clients(String counter) {
        return count(counter, 1e9, event -> event.host() != RunInfo.SERVER);
    }

    private long count(String counter, double untilSeconds, Predicate<TraceEvent> where) {
        return events.stream()
                .filter(event -> event.timeNanos() <= (long) (untilSeconds * 1e9))
                .filter(where)
                .flatMap(event -> event.counters().counters().stream())
                .filter(name -> PREFIXES.stream().anyMatch(prefix -> name.name().equals(prefix + counter)))
                .count();
    }

    static Predicate<TraceEvent> is(EventKind kind) {
        return event -> event.kind() == kind;
    }

    /** How an event is put into words. */
    private interface Words {
        String of(TraceEvent event);
    }
}
