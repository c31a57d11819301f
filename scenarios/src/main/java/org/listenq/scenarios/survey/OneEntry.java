package org.listenq.scenarios.survey;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceEvent;

/** What becomes of an entry whose ACK never comes, with and without a second SYN. */
final class OneEntry {

    /** The second SYN of a 4.4BSD client, and of an lwIP client, which is used if the server is busy at the former. */
    private static final long SECOND_SYN = 5_800_000_000L;

    private static final long OTHER_SECOND_SYN = 3_000_000_000L;

    private final Subject subject;
    private final Told told;
    private final Moments alone = new Moments();

    OneEntry(Subject subject, Told told) {
        this.subject = subject;
        this.told = told;
        Experiment.run(
                subject.systems(),
                List.of(alone, told),
                "clients: [{name: c, kind: syn-flood, arrivals: at-once, count: 1}]",
                "network: {delay: 0ms}",
                subject.server(Survey.BACKLOG, "accept: never"),
                "run: {duration: 2000s}");
    }

    Behaviour.EntryLife life() {
        return new Behaviour.EntryLife(ImmutableList.copyOf(alone.times(OneEntry::isSynAck)), diesAt());
    }

    private long diesAt() {
        return alone.times(OneEntry::isExpiry).stream().findFirst().orElse(Behaviour.EntryLife.NEVER);
    }

    /** Whether the peer is told. */
    Word death() {
        Predicate<TraceEvent> reset = event -> event.kind() == EventKind.SEGMENT_SEND
                && (event.flags() & Flags.RST) != 0
                && event.timeNanos() == diesAt();
        return alone.any(reset) ? Word.RST : Word.SILENT;
    }

    /** What a second SYN does while the entry waits. */
    Word duplicate() {
        boolean busy = alone.times(OneEntry::isSynAck).contains(SECOND_SYN);
        long at = busy ? OTHER_SECOND_SYN : SECOND_SYN;
        Moments twice = new Moments();
        Experiment.run(
                subject.systems(),
                List.of(twice, told),
                "clients: [{name: c, kind: never-answers, stack: " + (busy ? "lwip" : "bsd44")
                        + ", arrivals: at-once, count: 1}]",
                "network: {delay: 0ms, drop: [{kind: SYN, nth: [3, 4, 5, 6, 7, 8]}]}",
                subject.server(Survey.BACKLOG, "accept: never"),
                "run: {duration: 60s}");
        if (!twice.times(OneEntry::isSynAck).contains(at)) {
            return Word.IGNORE;
        }
        if (diesAt() == Behaviour.EntryLife.NEVER) {
            return Word.COOKIE;
        }
        return next(twice, at).equals(next(alone, at)) ? Word.RESEND : Word.RESTART;
    }

    private static Optional<Long> next(Moments moments, long after) {
        return moments.times(OneEntry::isSynAck).stream()
                .filter(time -> time > after)
                .findFirst();
    }

    private static boolean isSynAck(TraceEvent event) {
        return event.kind() == EventKind.SEGMENT_SEND && event.flags() == Flags.SYN_ACK;
    }

    private static boolean isExpiry(TraceEvent event) {
        return event.kind() == EventKind.SYNQ_REMOVE && event.note().equals("expired");
    }
}
