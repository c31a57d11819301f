package org.listenq.core.link;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.Event;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentReceiver;

/** The stage that sends one segment after the other at a rate; the others wait, and those without room are lost. */
final class BandwidthStage implements SegmentReceiver, Holder {

    private final Bandwidth bandwidth;
    private final Scheduler scheduler;
    private final Drain drain;
    private final SegmentReceiver next;
    private final ArrayDeque<Segment> waiting = new ArrayDeque<>();
    private final Transmission transmission = new Transmission();
    private long waitingBytes;
    private @Nullable Segment onWire;

    BandwidthStage(Bandwidth bandwidth, Scheduler scheduler, Drain drain, SegmentReceiver next) {
        this.bandwidth = bandwidth;
        this.scheduler = scheduler;
        this.drain = drain;
        this.next = next;
    }

    @Override
    public void receive(Segment segment) {
        if (onWire == null) {
            send(segment);
        } else if (hasRoom(segment)) {
            waiting.addLast(segment);
            waitingBytes += Bandwidth.packetBytes(segment);
        } else {
            drain.lose(segment, LinkCauses.QUEUE);
        }
    }

    private boolean hasRoom(Segment segment) {
        return waiting.size() < bandwidth.queuePackets()
                && waitingBytes + Bandwidth.packetBytes(segment) <= bandwidth.queueBytes();
    }

    private void send(Segment segment) {
        onWire = segment;
        scheduler.arm(transmission, bandwidth.nanosFor(Bandwidth.packetBytes(segment)));
    }

    private void sendNext() {
        Segment first = waiting.pollFirst();
        if (first == null) {
            onWire = null;
        } else {
            waitingBytes -= Bandwidth.packetBytes(first);
            send(first);
        }
    }

    @Override
    public void forEachHeld(Consumer<Segment> observer) {
        if (onWire != null) {
            observer.accept(onWire);
        }
        waiting.forEach(observer);
    }

    /** The sending of the segment on the wire; fires at its last bit. */
    private final class Transmission extends Event {
        @Override
        protected void fire() {
            Segment sent = onWire;
            sendNext();
            if (sent != null) {
                next.receive(sent);
            }
        }
    }
}
