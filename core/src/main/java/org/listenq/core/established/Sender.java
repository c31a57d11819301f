package org.listenq.core.established;

import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.World;

/** What one side sends: bytes written and outstanding, the window, probes, timeouts, FIN. */
final class Sender {

    private static final int NO_PROBE = -1;
    private static final long NEVER = -1;
    private static final int DUPLICATES_FOR_RETRANSMIT = 3;

    private final Endpoint side;
    private final World world;
    private final EstablishedRules rules;
    private final RoundTrips roundTrips;
    private final Flight flight = new Flight();
    private final CongestionWindow window = new CongestionWindow();
    private final Recovery recovery = new Recovery();
    private final RetransmissionTimer timer;

    private int una;
    private int next;
    private int writeEnd;
    private int smallEnd;
    private boolean finishing;
    private boolean finSent;
    private int duplicates;
    private int timeouts;
    private long firstTimeoutAt;
    private boolean probing;
    private boolean probeIsOld;
    private int probeEnd;

    Sender(Endpoint side, World world, EstablishedRules rules) {
        this.side = side;
        this.world = world;
        this.rules = rules;
        this.roundTrips = new RoundTrips(rules.retransmission());
        this.timer = new RetransmissionTimer(this, world);
    }

    void begin() {
        una = 1;
        next = 1;
        writeEnd = 1;
        smallEnd = 1;
        finishing = false;
        finSent = false;
        window.begin(rules.initialWindow());
        recovery.clear();
        flight.clear();
        roundTrips.begin(RoundTrips.NO_SAMPLE);
        duplicates = 0;
        timeouts = 0;
        firstTimeoutAt = NEVER;
        probing = false;
        probeEnd = NO_PROBE;
    }

    void roundTrip(long nanos) {
        roundTrips.begin(nanos);
    }

    void timeoutWithoutSample(long nanos) {
        roundTrips.withoutSample(nanos);
    }

    void window(int segments) {
        window.begin(segments);
    }

    void write(int bytes) {
        if (finishing) {
            throw new IllegalStateException("write after close");
        }
        writeEnd = Math.addExact(writeEnd, bytes);
        push();
    }

    void finish() {
        finishing = true;
        push();
    }

    void stop() {
        timer.disarm();
    }

    /** Takes what an acceptable segment acknowledges. */
    void acknowledge(Segment segment) {
        int ack = segment.ack();
        if (ack > next || ack < una) {
            return;
        }
        if (ack > una) {
            advance(segment);
        } else if (segment.length() == 0 && !segment.isFin()) {
            duplicate();
        }
    }

    private void advance(Segment segment) {
        int ack = segment.ack();
        long sample = sample(segment);
        recovery.acknowledge(flight, ack);
        int gone = flight.acknowledge(ack);
        una = ack;
        if (sample != RoundTrips.NO_SAMPLE) {
            roundTrips.sample(sample, una, next);
        }
        endProbe(ack);
        timeouts = 0;
        firstTimeoutAt = NEVER;
        duplicates = 0;
        goOn(gone);
        restartTimer();
        push();
        report();
    }

    /** Karn's rule, with time stamps to tell copies apart (tcp_ack_update_rtt). */
    private long sample(Segment segment) {
        boolean copied = false;
        for (int i = 0; i < flight.size() && flight.end(i) <= segment.ack(); i++) {
            copied |= flight.copies(i) > 0;
        }
        if (!copied) {
            return world.scheduler().now() - flight.sentAt(0);
        }
        if (segment.tsEcr() == Segment.NO_TIMESTAMP) {
            return RoundTrips.NO_SAMPLE;
        }
        return RoundTrips.fromTimestamps(side.outlet().clockMillis(), segment.tsEcr());
    }

    /**
     * A probe of old data stays open when exactly its end is acknowledged (net/ipv4/tcp_input.c tcp_process_tlp_ack).
     */
    private void endProbe(int ack) {
        if (probeEnd == NO_PROBE || ack < probeEnd || (probeIsOld && ack == probeEnd)) {
            return;
        }
        if (probeIsOld) {
            window.halve();
        }
        probeEnd = NO_PROBE;
    }

    private void goOn(int acknowledged) {
        if (recovery.endsAt(una)) {
            recovery.clear();
        }
        if (recovery.isFast()) {
            resend(0, Causes.HOLE, rules.counters().retransmission());
        } else {
            window.grow(acknowledged);
        }
    }

    private void report() {
        if (finSent && una == finEnd()) {
            side.finAcknowledged();
        }
        if (isAllAcknowledged() && !side.isOver()) {
            side.allAcknowledged();
        }
    }

    private void duplicate() {
        probeEnd = NO_PROBE;
        if (flight.isEmpty() || recovery.isActive() || ++duplicates < DUPLICATES_FOR_RETRANSMIT) {
            return;
        }
        window.halve();
        recovery.beginFast(next);
        resend(0, Causes.HOLE, rules.counters().fastRetransmission());
        armTimeout(roundTrips.timeout());
    }

    /** Sends again what is lost and then what is new, as far as the window allows. */
    private void push() {
        resendLost();
        boolean idle = flight.isEmpty();
        boolean sent = false;
        while (hasRoom() && hasNew() && !heldByNagle()) {
            sendNew(Cause.NONE, CounterSet.NONE);
            sent = true;
        }
        if (sent) {
            startTimer(idle);
        }
    }

    private boolean hasNew() {
        return next < writeEnd || (finishing && !finSent);
    }

    /** A small segment waits while an earlier small one is outstanding, unless FIN follows (tcp_nagle_check). */
    private boolean heldByNagle() {
        return rules.nagle() && !finishing && una < smallEnd && writeEnd - next < payload();
    }

    private void sendNew(Cause cause, CounterSet counters) {
        int length = Math.min(payload(), writeEnd - next);
        int start = next;
        boolean fin = finishing && start + length == writeEnd;
        next = start + length + (fin ? 1 : 0);
        finSent |= fin;
        if (length < payload()) {
            smallEnd = next;
        }
        flight.add(start, next, world.scheduler().now());
        transmit(start, next, 0, cause, counters);
    }

    private void resend(int place, Cause cause, CounterSet counters) {
        int copy = flight.sendAgain(place, world.scheduler().now());
        transmit(flight.start(place), flight.end(place), copy, cause, counters);
    }

    private void resendLost() {
        while (recovery.lost() > 0 && hasRoom()) {
            resend(recovery.takeLost(flight), Causes.TIMEOUT, rules.counters().retransmission());
        }
    }

    private boolean hasRoom() {
        return flight.size() - recovery.lost() < window.size();
    }

    private void transmit(int start, int end, int copy, Cause cause, CounterSet counters) {
        boolean fin = finSent && end == finEnd();
        boolean last = end >= writeEnd && end - start > (fin ? 1 : 0);
        int flags = Flags.ACK | (fin ? Flags.FIN : 0) | (last ? Flags.PSH : 0);
        Segment segment = side.fill(side.outlet().start(side.connection(), flags), start);
        segment.length(end - start - (fin ? 1 : 0)).retransmission(copy);
        side.sendsData(segment.length() > 0);
        side.transmit(segment, cause, counters);
    }

    private void startTimer(boolean wasIdle) {
        if (probesNow()) {
            long left = leftOfTimeout();
            armProbe(left > 0 ? Math.min(probeTimeout(), left) : probeTimeout());
        } else if (wasIdle) {
            armTimeout(roundTrips.timeout());
        } else if (probing) {
            armTimeout(Math.max(0, leftOfTimeout()));
        }
    }

    private void restartTimer() {
        if (flight.isEmpty()) {
            timer.disarm();
        } else if (probesNow()) {
            armProbe(Math.min(probeTimeout(), roundTrips.timeout()));
        } else {
            armTimeout(roundTrips.timeout());
        }
    }

    private boolean probesNow() {
        return rules.retransmission().lossProbe() && !recovery.isActive();
    }

    /** From when the oldest outstanding segment was sent last (net/ipv4/tcp.h tcp_rto_delta_us). */
    private long leftOfTimeout() {
        return flight.sentAt(0) + roundTrips.timeout() - world.scheduler().now();
    }

    /** Two round trips, and with one segment outstanding time for a delayed ACK (tcp_schedule_loss_probe). */
    private long probeTimeout() {
        if (!roundTrips.hasSample()) {
            return RetransmissionRules.PROBE_WITHOUT_SAMPLE;
        }
        long allowance = flight.size() == 1 ? rules.retransmission().varianceFloorNanos() : 0;
        return 2 * roundTrips.smoothed() + allowance;
    }

    private void armProbe(long delay) {
        arm(delay, true);
    }

    private void armTimeout(long delay) {
        arm(delay, false);
    }

    private void arm(long delay, boolean asProbe) {
        timer.disarm();
        probing = asProbe;
        timer.arm(side.connection(), delay);
        side.tell(EventKind.TIMER_SET, name(), timer.time(), Cause.NONE, CounterSet.NONE);
    }

    private String name() {
        return probing ? "probe" : "retransmission";
    }

    /** Called by the timer. */
    void expire() {
        if (probing) {
            side.tell(EventKind.TIMER_FIRE, name(), timer.time(), Cause.NONE, CounterSet.NONE);
            probe();
        } else {
            side.tell(
                    EventKind.TIMER_FIRE,
                    name(),
                    timer.time(),
                    Causes.TIMEOUT,
                    rules.counters().timeout());
            timeout();
        }
    }

    /** At most one probe is outstanding; new data goes first (net/ipv4/tcp_output.c tcp_send_loss_probe). */
    private void probe() {
        if (probeEnd != NO_PROBE) {
            armTimeout(Math.max(0, leftOfTimeout()));
            return;
        }
        probeIsOld = !hasNew();
        if (probeIsOld) {
            resend(flight.size() - 1, Causes.PROBE, rules.counters().probeRetransmission());
        } else {
            sendNew(Causes.PROBE, rules.counters().probe());
        }
        probeEnd = next;
        armTimeout(roundTrips.timeout());
    }

    private void timeout() {
        if (mustGiveUp()) {
            side.gaveUp();
            return;
        }
        if (timeouts == 0) {
            window.lowerThreshold();
            firstTimeoutAt = world.scheduler().now();
        }
        window.collapse();
        recovery.beginAll(flight, next);
        duplicates = 0;
        probeEnd = NO_PROBE;
        resendLost();
        timeouts++;
        roundTrips.backOff();
        armTimeout(roundTrips.timeout());
    }

    private boolean mustGiveUp() {
        RetransmissionRules limits = rules.retransmission();
        long patience = side.isClosedByUser() ? limits.giveUpClosedNanos() : limits.giveUpNanos();
        long passed = world.scheduler().now() - firstTimeoutAt;
        return timeouts >= limits.giveUpCount() || (timeouts > 0 && passed >= patience);
    }

    private int payload() {
        return rules.payload(side.usesTimestamps());
    }

    private int finEnd() {
        return writeEnd + 1;
    }

    /** Next new sequence number. */
    int next() {
        return next;
    }

    boolean isAllAcknowledged() {
        return una == next && !hasNew();
    }

    /** The one timer of the sending side: a probe or a timeout. */
    private static final class RetransmissionTimer extends HeldTimer {

        private final Sender sender;

        RetransmissionTimer(Sender sender, World world) {
            super(world);
            this.sender = sender;
        }

        @Override
        protected void expire() {
            sender.expire();
        }
    }
}
