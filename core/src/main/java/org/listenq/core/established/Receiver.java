package org.listenq.core.established;

import org.listenq.core.segment.Segment;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.LinuxCounters;
import org.listenq.core.trace.TcpState;
import org.listenq.core.trace.World;

/** What one side receives: data in order and ahead of it, FIN, and the acknowledgements that it owes. */
final class Receiver {

    private static final long LONG_AGO = Long.MIN_VALUE / 2;
    private static final int NO_FIN = -1;
    private static final CounterSet DELAYED = CounterSet.of(LinuxCounters.DELAYED_ACKS);

    private final Endpoint side;
    private final World world;
    private final AcknowledgementRules rules;
    private final Ahead ahead = new Ahead();
    private final AckTimer timer;
    private int next;
    private int finAt;
    private boolean dataSeen;
    private boolean conversing;
    private boolean owed;
    private int unacknowledged;
    private int quickLeft;
    private long lastDataAt;
    private long lastAnswerAt;

    Receiver(Endpoint side, World world, AcknowledgementRules rules) {
        this.side = side;
        this.world = world;
        this.rules = rules;
        this.timer = new AckTimer(this, world);
    }

    void begin() {
        next = 1;
        finAt = NO_FIN;
        dataSeen = false;
        conversing = false;
        owed = false;
        unacknowledged = 0;
        quickLeft = rules.quickSegments();
        lastDataAt = LONG_AGO;
        lastAnswerAt = LONG_AGO;
        ahead.clear();
    }

    void stop() {
        owed = false;
        timer.disarm();
    }

    /** Next sequence number expected; a FIN taken counts. */
    int next() {
        return next;
    }

    /** Takes data and FIN of an acceptable segment. */
    void take(Segment segment) {
        if (segment.endSeq() <= next) {
            answerDuplicate();
            return;
        }
        if (segment.isFin()) {
            finAt = segment.seq() + segment.length();
        }
        if (segment.seq() > next) {
            ahead.add(segment.seq(), segment.endSeq());
            side.sendAck(Causes.AHEAD, CounterSet.NONE);
        } else {
            takeUpTo(segment.endSeq(), segment.isFin());
        }
    }

    private void answerDuplicate() {
        conversing = false;
        quickLeft = rules.quickSegments();
        side.sendAck(Cause.NONE, CounterSet.NONE);
    }

    /** A hole that is filled is acknowledged at once, but a FIN in order forgets what came ahead (tcp_fin). */
    private void takeUpTo(int end, boolean carriesFin) {
        boolean filled = !ahead.isEmpty() && !carriesFin;
        int reached = ahead.join(end);
        boolean fin = finAt != NO_FIN && reached > finAt;
        int bytes = reached - next - (fin ? 1 : 0);
        next = reached;
        if (bytes > 0) {
            dataSeen = true;
            lastDataAt = world.scheduler().now();
            unacknowledged += bytes;
        }
        conversing |= fin;
        acknowledgeAndDeliver(bytes, fin, filled);
    }

    /** Adds the selective acknowledgement that is due. */
    void select(Segment segment) {
        if (!ahead.isEmpty()) {
            segment.selective(ahead.lastFrom(), ahead.lastTo());
        }
    }

    private void acknowledgeAndDeliver(int bytes, boolean fin, boolean filled) {
        boolean last = fin && side.state() == TcpState.FIN_WAIT2;
        if (fin) {
            side.finReceived();
        }
        owed = true;
        if (last || filled || mustAcknowledgeNow()) {
            side.sendAck(Cause.NONE, CounterSet.NONE);
        }
        side.deliver(bytes, fin);
        if (last) {
            side.timeWait();
        } else if (owed && !side.isOver() && !timer.isArmed()) {
            timer.arm(side.connection(), delay(fin));
        }
    }

    private long delay(boolean fin) {
        if (!fin) {
            return rules.delayNanos();
        }
        return dataSeen ? rules.finAfterDataNanos() : rules.finDelayNanos();
    }

    /** net/ipv4/tcp_input.c __tcp_ack_snd_check. */
    private boolean mustAcknowledgeNow() {
        return (quickLeft > 0 && !conversing) || unacknowledged > side.rules().payload(side.usesTimestamps());
    }

    /** Called when any segment leaves: it acknowledges everything. */
    void acknowledged() {
        if (owed) {
            owed = false;
            unacknowledged = 0;
            quickLeft = Math.max(0, quickLeft - 1);
            timer.disarm();
        }
    }

    /**
     * Called when the program answers: soon after data came, the two converse, and acknowledgements can wait for
     * answers.
     */
    void sendsData() {
        if (dataSeen && world.scheduler().now() - lastDataAt < rules.delayNanos()) {
            conversing = true;
        }
    }

    /** Answers a SYN with a challenge ACK (RFC 5961 section 4), not too often. */
    void challenge(Segment syn) {
        if (mayAnswer()) {
            side.sendAck(Causes.CHALLENGE, side.rules().counters().challenge());
        } else {
            side.drop(syn, Causes.CHALLENGE, side.rules().counters().challengeSkipped());
        }
    }

    /**
     * Answers a segment out of window with a duplicate ACK, not too often unless it carries data
     * (tcp_oow_rate_limited).
     */
    void refuse(Segment segment) {
        if (segment.length() > 0 || mayAnswer()) {
            side.sendAck(Causes.STALE, CounterSet.NONE);
        } else {
            side.drop(segment, Causes.STALE, side.rules().counters().staleSkipped());
        }
    }

    private boolean mayAnswer() {
        long now = world.scheduler().now();
        if (now - lastAnswerAt < rules.challengeNanos()) {
            return false;
        }
        lastAnswerAt = now;
        return true;
    }

    /** Called by the timer. */
    void expire() {
        side.sendAck(Cause.NONE, DELAYED);
    }

    /** The delayed acknowledgement. */
    private static final class AckTimer extends HeldTimer {

        private final Receiver receiver;

        AckTimer(Receiver receiver, World world) {
            super(world);
            this.receiver = receiver;
        }

        @Override
        protected void expire() {
            receiver.expire();
        }
    }
}
