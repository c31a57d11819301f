package org.listenq.core.listener.policy;

import org.jspecify.annotations.Nullable;
import org.listenq.core.listener.Action;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;

/**
 * What happens to segments that belong to an entry and do not complete its handshake, where a system has no finer rule.
 *
 * @param duplicate what a duplicate SYN brings about
 * @param reset what a reset within the window does
 * @param badAck what an acknowledgement of anything but the SYN-ACK gets
 */
record EntryRules(Verdict duplicate, Verdict reset, Verdict badAck) {

    /** The window that a SYN-ACK offers. */
    static final int WINDOW = 65_535;

    private static final Verdict IGNORED = Verdict.of(Action.DROP).because(BsdCauses.OUT_OF_WINDOW);
    private static final Verdict NO_ACK = Verdict.of(Action.DROP).because(BsdCauses.NO_ACK);

    /** A SYN-ACK as answer, removal at a reset, a reset for a bad acknowledgement. */
    static EntryRules usual(Verdict duplicate, Verdict reset) {
        return new EntryRules(duplicate, reset, Verdict.of(Action.RESET).because(BsdCauses.BAD_ACK));
    }

    /** Returns what {@code segment} does, or null if it completes the handshake. */
    @Nullable
    Verdict unlessComplete(Segment segment, HalfOpenView entry) {
        if (segment.isRst()) {
            return inWindow(segment) ? reset : IGNORED;
        }
        if (segment.isSyn()) {
            return duplicate;
        }
        if (!segment.hasAck()) {
            return NO_ACK;
        }
        return acknowledges(segment, entry) && inWindow(segment) ? null : badAck;
    }

    static boolean acknowledges(Segment segment, HalfOpenView entry) {
        return segment.ack() == 1 && segment.peerIss() == entry.iss();
    }

    static boolean inWindow(Segment segment) {
        return segment.seq() >= 1 && segment.seq() <= WINDOW;
    }
}
