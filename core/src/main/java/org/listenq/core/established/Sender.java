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
    private final Outgoing outgoing = new Outgoing();
    private final Flight flight = new Flight();
    private final CongestionWindow window = new CongestionWindow();
    private final Recovery recovery = new Recovery();
    private final Rack rack = new Rack();
    private final SendTimer timer;

    private int una;
    private int duplicates;
    private int timeouts;
    private long firstTimeoutAt;
    private boolean probeIsOld;
    private int probeEnd;

    Sender(Endpoint side, World world, EstablishedRules rules) {
        this.side = side;
        this.world = world;
        this.rules = rules;
        this.roundTrips = new RoundTrips(rules.retransmission());
        this.timer = new SendTimer(this, world);
    }

    void begin() {
        una = 1;
        outgoing.begin();
        window.begin(rules.initialWindow());
        recovery.clear();
        flight.clear();
        roundTrips.begin(RoundTrips.NO_SAMPLE);
        duplicates = 0;
        timeouts = 0;
        firstTimeoutAt = NEVER;
        rack.begin();
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
        outgoing.write(bytes);
        push();
    }

    void finish() {
        outgoing.finish();
        push();
    }

    void stop() {
        timer.disarm();
    }

    /** Takes what an acceptable segment acknowledges. */
    void acknowledge(Segment segment) {
        int ack = segment.ack();
        if (ack > next() || ack < una) {
            return;
        }
        boolean empty = segment.length() == 0 && !segment.isFin();
        if (findsByTime()) {
            rack.take(segment, flight, roundTrips, world.scheduler().now());
        }
        if (ack > una) {
            advance(segment);
        } else if (empty) {
            duplicate();
        }
        if (findsByTime() && !flight.isEmpty() && (flight.selected() > 0 || recovery.isActive())) {
            detectLosses();
            if (recovery.isFast()) {
                push(); // what has arrived makes room (net/ipv4/tcp_input.c tcp_xmit_recovery)
            }
        }
    }

    private boolean findsByTime() {
        return rules.retransmission().lossProbe();
    }

    private void detectLosses() {
        int lostBefore = flight.lost();
        long wait = rack.detect(
                flight, roundTrips, recovery.isActive(), world.scheduler().now());
        if (flight.lost() > lostBefore) {
            repair();
        } else if (wait > 0) {
            arm(wait, SendTimer.Mode.REORDERING);
        }
    }

    /** The first one goes whatever the window (RFC 5681 section 3.2, net/ipv4/tcp_input.c tcp_cwnd_reduction). */
    private void repair() {
        if (!recovery.isActive()) {
            window.halve();
            recovery.beginFast(next());
            resendFirstLost();
        }
        probeEnd = NO_PROBE;
        resendLost();
        armTimeout(roundTrips.timeout());
    }

    private void advance(Segment segment) {
        int ack = segment.ack();
        long sample = sample(segment);
        int gone = flight.acknowledge(ack);
        una = ack;
        if (sample != RoundTrips.NO_SAMPLE) {
            roundTrips.sample(sample, una, next());
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
        if (!recovery.isFast()) {
            window.grow(acknowledged);
        } else if (!findsByTime()) {
            flight.lose(0); // without selective acknowledgements, a partial one shows the next hole (RFC 6582)
            resendFirstLost();
        }
    }

    private void report() {
        if (outgoing.isFin(una)) {
            side.finAcknowledged();
        }
        if (isAllAcknowledged() && !side.isOver()) {
            side.allAcknowledged();
        }
    }

    private void duplicate() {
        if (una == probeEnd) {
            probeEnd = NO_PROBE; // the original and the probe have both arrived (tcp_process_tlp_ack)
        }
        if (flight.isEmpty() || recovery.isActive() || findsByTime()) {
            return;
        }
        if (++duplicates >= DUPLICATES_FOR_RETRANSMIT) {
            flight.lose(0);
            repair();
        }
    }

    /** Sends again what is lost and then what is new, as far as the window allows. */
    private void push() {
        resendLost();
        boolean idle = flight.isEmpty();
        boolean sent = false;
        while (hasRoom() && outgoing.hasMore() && !heldByNagle()) {
            sendNew(Cause.NONE, CounterSet.NONE);
            sent = true;
        }
        if (sent) {
            startTimer(idle);
        }
    }

    private boolean heldByNagle() {
        return rules.nagle() && outgoing.heldByNagle(una, rules.payload(side.usesTimestamps()));
    }

    private void sendNew(Cause cause, CounterSet counters) {
        int start = next();
        outgoing.cut(rules.payload(side.usesTimestamps()));
        flight.add(start, next(), world.scheduler().now());
        transmit(start, next(), 0, cause, counters);
    }

    private void resend(int place, Cause cause, CounterSet counters) {
        int copy = flight.sendAgain(
                place, rules.payload(side.usesTimestamps()), world.scheduler().now());
        transmit(flight.start(place), flight.end(place), copy, cause, counters);
    }

    private void resendLost() {
        while (flight.lost() > 0 && hasRoom()) {
            resendFirstLost();
        }
    }

    private void resendFirstLost() {
        EndpointCounters counters = rules.counters();
        if (recovery.isFast()) {
            resend(flight.firstLost(), Causes.HOLE, counters.fastRetransmission());
        } else {
            resend(flight.firstLost(), Causes.TIMEOUT, counters.retransmission());
        }
    }

    private boolean hasRoom() {
        return flight.underWay() < window.size();
    }

    private void transmit(int start, int end, int copy, Cause cause, CounterSet counters) {
        boolean fin = outgoing.isFin(end);
        boolean last = outgoing.isLast(end) && end - start > (fin ? 1 : 0);
        int flags = Flags.ACK | (fin ? Flags.FIN : 0) | (last ? Flags.PSH : 0);
        Segment segment = side.fill(side.outlet().start(side.connection(), flags), start);
        segment.length(end - start - (fin ? 1 : 0)).retransmission(copy);
        side.sendsData(segment.length() > 0);
        side.transmit(segment, cause, counters);
    }

    private void startTimer(boolean wasIdle) {
        if (probesNow()) {
            long left = leftOfTimeout();
            arm(left > 0 ? Math.min(probeTimeout(), left) : probeTimeout(), SendTimer.Mode.PROBE);
        } else if (wasIdle) {
            armTimeout(roundTrips.timeout());
        } else if (timer.mode() == SendTimer.Mode.PROBE) {
            armTimeout(leftOfTimeoutAtLeast());
        }
    }

    private void restartTimer() {
        if (flight.isEmpty()) {
            timer.disarm();
        } else if (probesNow()) {
            arm(Math.min(probeTimeout(), roundTrips.timeout()), SendTimer.Mode.PROBE);
        } else {
            armTimeout(roundTrips.timeout());
        }
    }

    private boolean probesNow() {
        return findsByTime() && !recovery.isActive() && flight.selected() == 0;
    }

    /** From when the oldest outstanding segment was sent last (net/ipv4/tcp.h tcp_rto_delta_us). */
    private long leftOfTimeout() {
        return flight.sentAt(0)
                + world.timers().inTicks(roundTrips.timeout())
                - world.scheduler().now();
    }

    /** The same when it is over already (net/ipv4/tcp_input.c tcp_rearm_rto). */
    private long leftOfTimeoutAtLeast() {
        return Math.max(world.timers().shortest(), leftOfTimeout());
    }

    /** Two round trips, and with one segment outstanding time for a delayed ACK (tcp_schedule_loss_probe). */
    private long probeTimeout() {
        if (!roundTrips.hasSample()) {
            return RetransmissionRules.PROBE_WITHOUT_SAMPLE;
        }
        long several = 2 * world.timers().shortest();
        long allowance = flight.size() == 1 ? rules.retransmission().varianceFloorNanos() : several;
        return 2 * roundTrips.smoothed() + allowance;
    }

    private void armTimeout(long delay) {
        arm(delay, SendTimer.Mode.TIMEOUT);
    }

    private void arm(long delay, SendTimer.Mode mode) {
        timer.restart(side.connection(), delay, mode);
        side.tell(EventKind.TIMER_SET, mode.text(), timer.time(), Cause.NONE, CounterSet.NONE);
    }

    /** Called by the timer. */
    void expire() {
        SendTimer.Mode mode = timer.mode();
        boolean timesOut = mode == SendTimer.Mode.TIMEOUT;
        Cause cause = timesOut ? Causes.TIMEOUT : Cause.NONE;
        CounterSet counters = timesOut ? rules.counters().timeout() : CounterSet.NONE;
        side.tell(EventKind.TIMER_FIRE, mode.text(), timer.time(), cause, counters);
        switch (mode) {
            case PROBE -> probe();
            case TIMEOUT -> timeout();
            case REORDERING -> {
                armTimeout(leftOfTimeoutAtLeast());
                detectLosses();
            }
        }
    }

    /** At most one probe is outstanding; new data goes first (net/ipv4/tcp_output.c tcp_send_loss_probe). */
    private void probe() {
        if (probeEnd != NO_PROBE) {
            armTimeout(leftOfTimeoutAtLeast());
            return;
        }
        probeIsOld = !outgoing.hasMore();
        if (probeIsOld) {
            resend(flight.size() - 1, Causes.PROBE, rules.counters().probeRetransmission());
        } else {
            sendNew(Causes.PROBE, rules.counters().probe());
        }
        probeEnd = next();
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
        recovery.beginSlow(next());
        for (int i = 0; i < flight.size(); i++) {
            flight.lose(i);
        }
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

    /** Next new sequence number. */
    int next() {
        return outgoing.next();
    }

    boolean isAllAcknowledged() {
        return una == next() && !outgoing.hasMore();
    }
}
