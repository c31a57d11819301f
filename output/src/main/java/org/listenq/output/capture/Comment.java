package org.listenq.output.capture;

import java.nio.charset.StandardCharsets;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;

/** One sentence about a packet, made as bytes. */
final class Comment {

    private static final int MOST = 2048;

    private final byte[] bytes = new byte[MOST];
    private int size;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Says that the segment of {@code row} is not let in, or is lost on the way. */
    Comment dropped(TraceRow row, boolean onTheWay) {
        size = 0;
        text(onTheWay ? "lost on the way from " : "dropped at ").text(host(row)).text(": ");
        if (row.listener() < 0) {
            text(row.cause().meaning());
        } else {
            full(row);
        }
        return why(row);
    }

    private void full(TraceRow row) {
        String meaning = row.cause().meaning();
        if (row.accLimit() >= 0 && row.accBefore() >= row.accLimit() && meaning.contains("full")) {
            queue("accept queue ", row.accBefore(), row.accLimit()).text(" full");
        } else if (row.synLimit() >= 0 && row.synBefore() >= row.synLimit() && meaning.contains("full")) {
            queue("SYN queue ", row.synBefore(), row.synLimit()).text(" full");
        } else {
            text(meaning);
            queue("; SYN queue ", row.synBefore(), row.synLimit());
            queue(", accept queue ", row.accBefore(), row.accLimit());
        }
    }

    /** Says how the packet changes a queue. */
    Comment queued(TraceRow row, boolean ofAnother) {
        size = 0;
        if (ofAnother) {
            text("connection ").number(row.connection().number()).text(": ");
        }
        boolean incomplete = row.kind() == EventKind.SYNQ_ADD || row.kind() == EventKind.SYNQ_REMOVE;
        text(incomplete ? "SYN queue " : "accept queue ");
        number(incomplete ? row.synBefore() : row.accBefore()).text(" -> ");
        int after = incomplete ? row.synAfter() : row.accAfter();
        queue("", after, incomplete ? row.synLimit() : row.accLimit());
        text(" at ").text(row.info().listeners().get(row.listener()));
        if (!row.note().isEmpty()) {
            text(" (").text(row.note()).text(")");
        }
        return why(row);
    }

    /** Says something that needs no row. */
    Comment saying(String sentence) {
        size = 0;
        return text(sentence);
    }

    private Comment why(TraceRow row) {
        if (!row.cause().name().isEmpty()) {
            text(", ").text(row.cause().name());
        }
        if (!row.counters().isEmpty()) {
            text(", ").text(row.counters().text());
        }
        return this;
    }

    private static String host(TraceRow row) {
        return row.info().hosts().get(row.host());
    }

    private Comment queue(String name, int length, int limit) {
        text(name).number(length);
        return limit < 0 ? this : text("/").number(limit);
    }

    private Comment number(int value) {
        if (value >= 10) {
            number(value / 10);
        }
        return put((byte) ('0' + value % 10));
    }

    private Comment text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return encoded(text.substring(i));
            }
            put((byte) c);
        }
        return this;
    }

    private Comment encoded(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            put(b);
        }
        return this;
    }

    private Comment put(byte b) {
        if (size < MOST) {
            bytes[size++] = b;
        }
        return this;
    }
}
