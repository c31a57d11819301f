package org.listenq.output.capture;

import java.nio.charset.StandardCharsets;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.text.RowTemplate;
import org.listenq.output.text.RowTemplates;

/** One sentence about a packet, made as bytes. */
final class Comment {

    /** Says that the packet exists twice. */
    static final byte[] COPIED = ascii("copied on the way");

    /** Says that nobody will get the packet. */
    static final byte[] TO_NOBODY = ascii("goes to a forged address that nobody has");

    private static final int MOST = 2048;

    private final RowTemplates queued = new RowTemplates((row, to) -> layOutQueued(row, to, false));
    private final RowTemplates ofAnother = new RowTemplates((row, to) -> layOutQueued(row, to, true));
    private final RowTemplates[] dropped = droppedBy("dropped at ");
    private final RowTemplates[] lost = droppedBy("lost on the way from ");

    private byte[] bytes = new byte[MOST];
    private int size;

    /** What the sentence about a dropped segment says of the queues. */
    private enum Full {
        NO_QUEUE,
        NEITHER,
        ACCEPT_QUEUE,
        SYN_QUEUE;

        static Full of(TraceRow row) {
            if (row.listener() < 0) {
                return NO_QUEUE;
            }
            boolean accept = row.accLimit() >= 0 && row.accBefore() >= row.accLimit();
            boolean syn = row.synLimit() >= 0 && row.synBefore() >= row.synLimit();
            if (!(accept || syn) || !row.cause().meaning().contains("full")) {
                return NEITHER;
            }
            return accept ? ACCEPT_QUEUE : SYN_QUEUE;
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Says that the segment of {@code row} is not let in, or is lost on the way. */
    Comment dropped(TraceRow row, boolean onTheWay) {
        return say(row, (onTheWay ? lost : dropped)[Full.of(row).ordinal()]);
    }

    /** Says how the packet changes a queue. */
    Comment queued(TraceRow row, boolean queueOfAnother) {
        return say(row, queueOfAnother ? ofAnother : queued);
    }

    /** Says something that needs no row. */
    Comment saying(byte[] sentence) {
        System.arraycopy(sentence, 0, bytes, 0, sentence.length);
        size = sentence.length;
        return this;
    }

    private static byte[] ascii(String sentence) {
        return sentence.getBytes(StandardCharsets.US_ASCII);
    }

    private Comment say(TraceRow row, RowTemplates sentences) {
        RowTemplate sentence = sentences.of(row);
        if (sentence.room() > bytes.length) {
            bytes = new byte[sentence.room()];
        }
        size = Math.min(MOST, sentence.write(row, bytes, 0));
        return this;
    }

    private static RowTemplates[] droppedBy(String how) {
        Full[] all = Full.values();
        RowTemplates[] templates = new RowTemplates[all.length];
        for (Full full : all) {
            templates[full.ordinal()] = new RowTemplates((row, to) -> layOutDropped(row, to, how, full));
        }
        return templates;
    }

    private static void layOutDropped(TraceRow row, RowTemplate.Builder to, String how, Full full) {
        to.text(how).text(row.info().hosts().get(row.host())).text(": ");
        switch (full) {
            case NO_QUEUE -> to.text(row.cause().meaning());
            case NEITHER -> {
                synQueue(row, to.text(row.cause().meaning()).text("; "));
                acceptQueue(row, to.text(", "));
            }
            case ACCEPT_QUEUE -> acceptQueue(row, to).text(" full");
            case SYN_QUEUE -> synQueue(row, to).text(" full");
        }
        why(row, to);
    }

    private static RowTemplate.Builder synQueue(TraceRow row, RowTemplate.Builder to) {
        to.text("SYN queue ").number("syn_q_before");
        return limit(to, row.synLimit(), "syn_q_limit");
    }

    private static RowTemplate.Builder acceptQueue(TraceRow row, RowTemplate.Builder to) {
        to.text("accept queue ").number("acc_q_before");
        return limit(to, row.accLimit(), "acc_q_limit");
    }

    private static RowTemplate.Builder limit(RowTemplate.Builder to, int limit, String column) {
        return limit < 0 ? to : to.text("/").number(column);
    }

    private static void layOutQueued(TraceRow row, RowTemplate.Builder to, boolean queueOfAnother) {
        if (queueOfAnother) {
            to.text("connection ").number("conn_id").text(": ");
        }
        if (row.kind() == EventKind.SYNQ_ADD || row.kind() == EventKind.SYNQ_REMOVE) {
            to.text("SYN queue ").number("syn_q_before").text(" -> ").number("syn_q_after");
            limit(to, row.synLimit(), "syn_q_limit");
        } else {
            to.text("accept queue ").number("acc_q_before").text(" -> ").number("acc_q_after");
            limit(to, row.accLimit(), "acc_q_limit");
        }
        to.text(" at ").text(row.info().listeners().get(row.listener()));
        if (!row.note().isEmpty()) {
            to.text(" (").text(row.note()).text(")");
        }
        why(row, to);
    }

    private static void why(TraceRow row, RowTemplate.Builder to) {
        if (!row.cause().name().isEmpty()) {
            to.text(", ").text(row.cause().name());
        }
        if (!row.counters().isEmpty()) {
            to.text(", ").text(row.counters().text());
        }
    }
}
