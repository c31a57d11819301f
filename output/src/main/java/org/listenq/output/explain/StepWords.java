package org.listenq.output.explain;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.saved.SavedSummary;
import org.listenq.output.text.FixedDecimal;

/** Tells steps in sentences: what came, which queues it met, what was done, by which rule, and what is due next. */
final class StepWords {

    private final SavedSummary summary;
    private final QueueWords queues;
    private final IdentityHashMap<CountedRow, Flight> flights;
    private final Set<Cause> rules = new LinkedHashSet<>();
    private String clientsNext = "";
    private long calledAt;
    private long completedAt;

    StepWords(ConnectionRows connection) {
        this.summary = connection.summary();
        this.queues = new QueueWords(summary);
        this.flights = Flight.byRow(connection.rows());
    }

    /** The rules that were named so far. */
    Set<Cause> rules() {
        return rules;
    }

    /** Returns the sentence about {@code step}; empty if others tell of it. */
    String tell(Step step) {
        remember(step);
        if (isToldElsewhere(step)) {
            return "";
        }
        List<String> clauses = new ArrayList<>();
        step.effects().forEach(row -> effect(step, row, clauses));
        String reason = reason(step.first());
        String effects = String.join("; ", clauses);
        return reason + (reason.isEmpty() || effects.isEmpty() ? "" : ": ") + effects;
    }

    private void remember(Step step) {
        for (CountedRow row : step.rows()) {
            switch (row.kind()) {
                case CONNECT_CALL -> calledAt = row.time();
                case ACCQ_ADD -> completedAt = row.time();
                case TIMER_SET -> clientsNext = row.atServer() ? clientsNext : next(row);
                case TIMER_FIRE -> clientsNext = row.atServer() ? clientsNext : "";
                default -> {}
            }
        }
    }

    private static String next(CountedRow set) {
        String what =
                switch (set.row().text("note")) {
                    case "syn" -> "next SYN";
                    case "SYN-ACK" -> "next SYN-ACK";
                    case "probe" -> "loss probe";
                    default -> "next " + set.row().text("note");
                };
        return what + " at " + seconds(set.row().number("timer_due_s"));
    }

    /** A timer that sends what arrives: the arrival tells when it was sent. */
    private boolean isToldElsewhere(Step step) {
        return step.first().kind() == EventKind.TIMER_FIRE
                && step.effects().stream().allMatch(row -> row.kind() == EventKind.TIMER_SET || arrives(row))
                && step.effects().stream().anyMatch(this::arrives);
    }

    private boolean arrives(CountedRow row) {
        Flight flight = flights.get(row);
        return row.kind() == EventKind.SEGMENT_SEND
                && flight != null
                && flight.arrived().isPresent();
    }

    private String reason(CountedRow row) {
        String bytes = row.row().number("len") == TraceRow.ABSENT
                ? ""
                : " " + row.row().number("len") + " bytes";
        String note = row.row().text("note").isEmpty() ? "" : " (" + row.row().text("note") + ")";
        return switch (row.kind()) {
            case CONNECT_CALL -> "connect() is called" + counters(row);
            case SEGMENT_RECV -> arrival(row);
            case TIMER_FIRE -> "the timer of the " + timer(row) + " fires" + by(row);
            case ACCEPT_RETURN -> accepted(row);
            case APP_READ -> "the program reads" + bytes + note;
            case APP_WRITE -> "the program writes" + bytes + note;
            case APP_CLOSE -> "the program closes" + note;
            case CONNECTION_END -> "nothing is left to do" + note;
            default -> "";
        };
    }

    private static String timer(CountedRow row) {
        String note = row.row().text("note");
        return note.equals("syn") ? "SYN" : note;
    }

    private String arrival(CountedRow row) {
        Flight flight = flights.get(row);
        String sent = flight == null ? "" : ", sent at " + seconds(flight.sent().time()) + by(rule(flight.sent()));
        String words = SegmentWords.of(row) + sent;
        return row.hasQueues() ? words + ", meets " + queues.met(row) : words + ", arrives";
    }

    private String accepted(CountedRow row) {
        return "accept() returns it from the " + queues.completedNow(row) + ", " + seconds(row.time() - completedAt)
                + " after it was completed";
    }

    private void effect(Step step, CountedRow row, List<String> clauses) {
        String state = row.row().text("state_after");
        String note = row.row().text("note");
        switch (row.kind()) {
            case SEGMENT_SEND -> clauses.add(SegmentWords.of(row) + " leaves" + by(row));
            case SEGMENT_DUPLICATE -> clauses.add("the network makes a copy of " + SegmentWords.of(row));
            case SEGMENT_DROP -> clauses.add(drop(step, row));
            case SYNQ_ADD -> clauses.add("it enters the " + queues.incompleteNow(row) + by(row));
            case SYNQ_REMOVE -> clauses.add("it leaves the " + queues.incompleteNow(row) + ", " + note + by(row));
            case SYNQ_CHANGE -> clauses.add("its entry of the incomplete queue changes, " + note + by(row));
            case ACCQ_ADD ->
                clauses.add("it enters the " + queues.completedNow(row) + (note.isEmpty() ? "" : ", by its " + note)
                        + by(row));
            case ACCQ_REMOVE -> clauses.add("it leaves the completed queue without accept(), " + note + by(row));
            case STATE ->
                clauses.add((row.atServer() ? "the server" : "the client") + " is "
                        + (state.equals("-") ? "without state" : state) + by(row));
            case CONNECT_RETURN ->
                clauses.add("connect() returns " + note + " after " + seconds(row.time() - calledAt) + counters(row));
            case CONNECTION_ERROR -> clauses.add("the program learns " + note + by(row));
            case TIMER_SET -> clauses.add(next(row));
            default -> clauses.add(row.row().text("event") + by(row));
        }
    }

    private String drop(Step step, CountedRow row) {
        if (row.isLoss()) {
            return "it is lost on the way" + by(row);
        }
        boolean answered = step.rows().stream().anyMatch(other -> other.kind() == EventKind.SEGMENT_SEND);
        String next = row.atServer() && !clientsNext.isEmpty() ? "; " + clientsNext : "";
        return (answered ? "refused" : "dropped silently") + by(row) + next;
    }

    /** Returns rule, its source and the counters of {@code row} in brackets. */
    private String by(CountedRow row) {
        Cause rule = rule(row);
        return by(rule) + (rule.source().isEmpty() ? "" : ", " + rule.source()) + counters(row);
    }

    private static String by(Cause rule) {
        return rule.name().isEmpty() ? "" : " by " + rule.name();
    }

    private Cause rule(CountedRow row) {
        String name = row.row().text("drop_reason");
        if (name.isEmpty()) {
            return Cause.NONE;
        }
        Cause rule = summary.cause(name);
        rules.add(rule);
        return rule;
    }

    private static String counters(CountedRow row) {
        return row.counters().isEmpty() ? "" : " [" + row.counters() + "]";
    }

    private static String seconds(long nanos) {
        return FixedDecimal.shortSeconds(nanos) + " s";
    }
}
