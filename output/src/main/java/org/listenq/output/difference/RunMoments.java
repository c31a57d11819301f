package org.listenq.output.difference;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.trace.SavedRow;

/** What the rows of a run tell, as moments: everything that matters, or only the packets that one host sees. */
enum RunMoments {
    ALL {
        @Override
        Optional<String> what(SavedRow row) {
            String note = row.text("note");
            return switch (row.kind()) {
                case CONNECT_CALL -> Optional.of("connect() is called");
                case SEGMENT_SEND -> Optional.of(packet(row) + " leaves" + by(row));
                case SEGMENT_DUPLICATE -> Optional.of(packet(row) + " is doubled on the way");
                case SEGMENT_DROP -> Optional.of(packet(row) + (isLoss(row) ? " is lost" : " is dropped") + by(row));
                case SYNQ_ADD -> Optional.of("it enters the incomplete queue");
                case SYNQ_REMOVE -> Optional.of("it leaves the incomplete queue: " + note);
                case ACCQ_ADD -> Optional.of("the server completes it" + (note.isEmpty() ? "" : ": " + note));
                case ACCQ_REMOVE -> Optional.of("it leaves the completed queue: " + note);
                case ACCEPT_RETURN -> Optional.of("accept() returns it");
                case CONNECT_RETURN -> Optional.of("connect() returns " + note);
                case CONNECTION_ERROR -> Optional.of("the " + row.text("role") + " learns " + note);
                default -> Optional.empty();
            };
        }
    },
    CLIENT {
        @Override
        Optional<String> what(SavedRow row) {
            return seenAt(row, "client");
        }
    },
    SERVER {
        @Override
        Optional<String> what(SavedRow row) {
            return seenAt(row, "server");
        }
    };

    private static final Map<String, Integer> FLAGS = flags();

    /** Returns what {@code row} tells, if it tells of a moment. */
    abstract Optional<String> what(SavedRow row);

    private static Optional<String> seenAt(SavedRow row, String role) {
        boolean passes = row.kind() == EventKind.SEGMENT_SEND || row.kind() == EventKind.SEGMENT_RECV;
        return passes && row.text("role").equals(role) ? Optional.of(packet(row)) : Optional.empty();
    }

    private static boolean isLoss(SavedRow row) {
        return row.text("dir").equals("c2s") != row.text("role").equals("server");
    }

    private static String packet(SavedRow row) {
        int flags = 0;
        for (Map.Entry<String, Integer> flag : FLAGS.entrySet()) {
            flags |= row.text("flags").contains(flag.getKey()) ? flag.getValue() : 0;
        }
        long number = Math.max(0, row.number("retrans_no"));
        return PacketWords.of(row.text("dir").equals("c2s"), flags, row.number("len"), number);
    }

    private static String by(SavedRow row) {
        String rule = row.text("drop_reason");
        return rule.isEmpty() ? "" : " by " + rule;
    }

    /** Returns the lengths of the queues that {@code row} tells of. */
    static String detail(SavedRow row) {
        if (row.text("listener").isEmpty()) {
            return "";
        }
        return " (incomplete queue " + queue(row, "syn_q") + ", completed queue " + queue(row, "acc_q") + ")";
    }

    private static String queue(SavedRow row, String name) {
        long limit = row.number(name + "_limit");
        return row.number(name + "_before") + (limit == TraceRow.ABSENT ? "" : " of at most " + limit);
    }

    private static Map<String, Integer> flags() {
        Map<String, Integer> flags = new HashMap<>();
        for (int bit : new int[] {Flags.SYN, Flags.ACK, Flags.FIN, Flags.RST}) {
            flags.put(Flags.text(bit), bit);
        }
        return flags;
    }
}
