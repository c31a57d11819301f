package org.listenq.output.explain;

import java.util.IdentityHashMap;
import org.listenq.core.trace.EventKind;
import org.listenq.output.text.FixedDecimal;

/** The story of one connection as the text of a sequence diagram, for articles. */
public final class Diagram {

    /** More arrows than this nobody reads. */
    private static final int MOST = 60;

    private final DiagramSyntax syntax;
    private final IdentityHashMap<CountedRow, Flight> flights;
    private final QueueWords queues;
    private final StringBuilder text = new StringBuilder();
    private int arrows;
    private int more;

    private Diagram(DiagramSyntax syntax, ConnectionRows connection) {
        this.syntax = syntax;
        this.flights = Flight.byRow(connection.rows());
        this.queues = new QueueWords(connection.summary());
    }

    /** Returns Mermaid text. */
    public static String mermaid(ConnectionRows connection) {
        return new Diagram(new Mermaid(), connection).draw(connection);
    }

    /** Returns PlantUML text. */
    public static String plantUml(ConnectionRows connection) {
        return new Diagram(new PlantUml(), connection).draw(connection);
    }

    private String draw(ConnectionRows connection) {
        String title = connection.name() + " of " + connection.summary().title();
        text.append(syntax.begin(title, connection.client(), "server"));
        for (CountedRow row : connection.rows()) {
            if (arrows < MOST) {
                row(row);
            } else {
                more += row.kind() == EventKind.SEGMENT_RECV ? 1 : 0;
            }
        }
        if (more > 0) {
            text.append(syntax.note(false, more + " more segments arrive"));
        }
        return text.append(syntax.end()).toString();
    }

    private void row(CountedRow row) {
        String note = row.row().text("note");
        switch (row.kind()) {
            case CONNECT_CALL -> note(row, "connect()");
            case CONNECT_RETURN -> note(row, "connect() returns " + note);
            case SEGMENT_RECV -> arrow(row, false);
            case SEGMENT_DROP -> drop(row);
            case ACCQ_ADD -> note(row, "enters the " + queues.completedNow(row));
            case ACCEPT_RETURN -> note(row, "accept() returns it");
            case CONNECTION_ERROR -> note(row, "learns " + note);
            default -> {}
        }
    }

    private void drop(CountedRow row) {
        String why = row.row().text("drop_reason");
        if (row.isLoss()) {
            arrow(row, true);
            note(row, "lost: " + why);
        } else {
            String met = row.hasQueues() ? "; " + queues.met(row) : "";
            note(row, "dropped: " + why + met + (row.counters().isEmpty() ? "" : "; " + row.counters()));
        }
    }

    private void arrow(CountedRow row, boolean lost) {
        Flight flight = flights.get(row);
        String sent =
                flight == null ? "" : FixedDecimal.shortSeconds(flight.sent().time()) + " to ";
        String when = (lost ? "" : sent) + FixedDecimal.shortSeconds(row.time()) + " s";
        text.append(syntax.arrow(row.toServer(), lost, SegmentWords.of(row) + ", " + when));
        arrows++;
    }

    private void note(CountedRow row, String what) {
        text.append(syntax.note(row.atServer(), FixedDecimal.shortSeconds(row.time()) + " s, " + what));
    }
}
