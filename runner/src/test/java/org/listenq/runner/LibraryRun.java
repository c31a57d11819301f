package org.listenq.runner;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Flags;
import org.listenq.core.simulation.Simulation;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceEvent;
import org.listenq.core.trace.TraceLevel;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.scenarios.NamedFiles;
import org.listenq.scenarios.Overrides;
import org.listenq.scenarios.ScenarioLibrary;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.assembly.ScenarioAssembler;
import org.listenq.scenarios.value.Scenario;

/** A run of a bundled scenario, kept in memory, and what is asked of it. Connections count from 0. */
final class LibraryRun implements TraceSink {

    final List<TraceEvent> events = new ArrayList<>();
    final List<Latency> latencies = new ArrayList<>();

    /** How long a connect() took, and whether it succeeded. */
    record Latency(boolean succeeded, long nanos) {}

    /** Runs {@code scenario} with the changes {@code path=value}. */
    static LibraryRun of(String scenario, String... changes) {
        LibraryRun run = new LibraryRun();
        simulate(read(scenario, changes), 0, run);
        return run;
    }

    static Scenario read(String scenario, String... changes) {
        ScenarioLibrary.Entry entry = ScenarioLibrary.open(scenario);
        return new ScenarioReader(new CoreSystems())
                .read(entry.file(), entry.text(), Overrides.of(List.of(changes)), NamedFiles.none());
    }

    static void simulate(Scenario scenario, int replication, TraceSink sink) {
        simulate(scenario, replication, ImmutableList.of(sink));
    }

    static void simulate(Scenario scenario, int replication, List<? extends TraceSink> sinks) {
        Simulation.run(DsolExecutive.create(), ScenarioAssembler.plan(scenario, replication), sinks);
    }

    /** How many listening sockets there are. */
    static int sockets(Scenario scenario) {
        return ScenarioAssembler.plan(scenario, 0).info().listeners().size();
    }

    private static final long INTERESTS = EventKind.of(TraceLevel.QUEUES)
            | EventKind.SEGMENT_SEND.bit()
            | EventKind.SEGMENT_DROP.bit()
            | EventKind.CONNECTION_END.bit();

    @Override
    public long interests() {
        return INTERESTS;
    }

    @Override
    public boolean wantsCounters() {
        return true;
    }

    @Override
    public void accept(TraceRow row) {
        events.add(row.snapshot());
        if (row.kind() == EventKind.CONNECTION_END) {
            Connection connection = row.connection();
            boolean succeeded = connection.result() == ConnectResult.OK;
            latencies.add(new Latency(succeeded, connection.returnedAt() - connection.calledAt()));
        }
    }

    /** How often the server moved the counter. */
    long counter(String name) {
        return events.stream()
                .filter(event -> event.host() == RunInfo.SERVER)
                .flatMap(event -> event.counters().counters().stream())
                .filter(counter -> counter.name().equals(name))
                .count();
    }

    long count(EventKind kind) {
        return events.stream().filter(event -> event.kind() == kind).count();
    }

    /** How often connect() returned so. */
    long returned(String result) {
        return events.stream()
                .filter(event ->
                        event.kind() == EventKind.CONNECT_RETURN && event.note().equals(result))
                .count();
    }

    /** The times in seconds at which segments of a connection left one side, since {@code from}. */
    String sent(int connection, boolean byServer, String flags, long from) {
        return events.stream()
                .filter(event -> event.kind() == EventKind.SEGMENT_SEND && event.connection() == connection)
                .filter(event -> (event.host() == RunInfo.SERVER) == byServer)
                .filter(event -> Flags.text(event.flags()).startsWith(flags))
                .map(event -> seconds(event.timeNanos() - from))
                .reduce((a, b) -> a + " " + b)
                .orElse("none");
    }

    /** When an event of the kind befell the connection first, or -1. */
    long first(EventKind kind, int connection) {
        return events.stream()
                .filter(event -> event.kind() == kind && event.connection() == connection)
                .mapToLong(TraceEvent::timeNanos)
                .findFirst()
                .orElse(-1);
    }

    /** The causes for which the server dropped segments, without repetitions. */
    List<String> drops() {
        return events.stream()
                .filter(event -> event.kind() == EventKind.SEGMENT_DROP && event.host() == RunInfo.SERVER)
                .map(event -> event.cause().name())
                .distinct()
                .toList();
    }

    /** How long the completed queue was when the counter moved first, or -1. */
    int lengthAtFirst(String counter) {
        return events.stream()
                .filter(event -> event.listener() >= 0
                        && event.counters().counters().stream()
                                .anyMatch(each -> each.name().equals(counter)))
                .mapToInt(TraceEvent::accAfter)
                .findFirst()
                .orElse(-1);
    }

    /** What happened last at a listening socket. */
    TraceEvent last() {
        return events.stream()
                .filter(event -> event.listener() >= 0)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    /** When the client of the connection read data last. */
    long lastRead(int connection) {
        return events.stream()
                .filter(event -> event.kind() == EventKind.APP_READ && event.connection() == connection)
                .filter(event -> event.host() != RunInfo.SERVER && event.note().equals("data"))
                .mapToLong(TraceEvent::timeNanos)
                .max()
                .orElse(-1);
    }

    /** The note of the first event of the kind. */
    String note(EventKind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind)
                .map(TraceEvent::note)
                .findFirst()
                .orElse("none");
    }

    int completedPeak() {
        return events.stream().mapToInt(TraceEvent::accAfter).max().orElse(0);
    }

    int incompletePeak() {
        return events.stream().mapToInt(TraceEvent::synAfter).max().orElse(0);
    }

    /** Connections that each worker of each socket accepted. */
    List<Long> perWorker() {
        return events.stream()
                .filter(event -> event.kind() == EventKind.ACCEPT_RETURN)
                .collect(groupingBy(event -> event.listener() * 1000L + event.worker(), TreeMap::new, counting()))
                .values()
                .stream()
                .toList();
    }

    /** Seconds as on paper, to the tenth of a millisecond, without trailing zeros. */
    static String seconds(long nanos) {
        String text = String.format(Locale.ROOT, "%d.%04d", nanos / 1_000_000_000, nanos % 1_000_000_000 / 100_000);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
