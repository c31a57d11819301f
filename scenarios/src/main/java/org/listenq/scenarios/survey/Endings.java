package org.listenq.scenarios.survey;

import java.util.List;
import java.util.function.Predicate;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceEvent;

/** What becomes of connections that one side ends before accept(). */
final class Endings {

    private static final long CLOSED = 500_000_000L;
    private static final int COMPLETED = 0;
    private static final int INCOMPLETE = 1;

    private final Subject subject;
    private final Told told;
    private final Moments closed = new Moments();

    Endings(Subject subject, Told told) {
        this.subject = subject;
        this.told = told;
        Experiment.run(
                subject.systems(),
                List.of(closed, told),
                "clients:",
                "  - {name: a, arrivals: at-once, count: 1}",
                "  - {name: dead, kind: syn-flood, arrivals: {at: [100ms]}}",
                "network: {delay: 5ms}",
                subject.server(Survey.BACKLOG, "accept: never, close: {at: 500ms}"),
                "run: {duration: 1s}");
    }

    Word closeCompleted() {
        return fate(COMPLETED, EventKind.ACCQ_REMOVE);
    }

    Word closeIncomplete() {
        return fate(INCOMPLETE, EventKind.SYNQ_REMOVE);
    }

    private Word fate(int client, EventKind removal) {
        Predicate<TraceEvent> then = event -> event.connection() == client && event.timeNanos() == CLOSED;
        if (closed.any(then.and(event -> event.kind() == EventKind.SEGMENT_SEND && (event.flags() & Flags.RST) != 0))) {
            return Word.RST;
        }
        return closed.any(then.and(event -> event.kind() == removal)) ? Word.SILENT : Word.LINGER;
    }

    /** A client connects, resets, and then the server calls accept(). */
    Word resetOfCompleted() {
        Moments moments = new Moments();
        Experiment.run(
                subject.systems(),
                List.of(moments, told),
                "clients: [{name: a, arrivals: at-once, count: 1, abort: {at: 500ms}}]",
                "network: {delay: 5ms}",
                subject.server(Survey.BACKLOG, "accept: {at: [1s]}"),
                "run: {duration: 3s}");
        if (moments.any(event -> event.kind() == EventKind.ACCQ_REMOVE)) {
            return Word.REMOVE;
        }
        Predicate<TraceEvent> failure = event -> event.kind() == EventKind.CONNECTION_ERROR;
        return moments.any(failure.and(event -> event.note().equals("ECONNABORTED")))
                ? Word.ACCEPT_FAILS
                : Word.READ_FAILS;
    }
}
