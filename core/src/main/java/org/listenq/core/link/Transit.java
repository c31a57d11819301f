package org.listenq.core.link;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.Event;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentReceiver;

/** Keeps segments for a time, each in a reused event, and then passes them on. */
final class Transit implements Holder {

    private final Scheduler scheduler;
    private final SegmentReceiver next;
    private final List<Flight> flights = new ArrayList<>();
    private @Nullable Flight free;

    Transit(Scheduler scheduler, SegmentReceiver next) {
        this.scheduler = scheduler;
        this.next = next;
    }

    /** Takes {@code segment} and passes it on {@code nanos} from now; those of one instant leave in order of coming. */
    void pass(Segment segment, long nanos) {
        Flight flight = free;
        if (flight == null) {
            flight = new Flight(segment);
            flights.add(flight);
        } else {
            free = flight.nextFree;
            flight.segment = segment;
        }
        flight.underWay = true;
        scheduler.arm(flight, nanos);
    }

    @Override
    public void forEachHeld(Consumer<Segment> observer) {
        for (Flight flight : flights) {
            if (flight.underWay) {
                observer.accept(flight.segment);
            }
        }
    }

    /** One segment on its way; when it is free it still points to the last one. */
    private final class Flight extends Event {

        private Segment segment;
        private @Nullable Flight nextFree;

        /** Not the same as being armed: the end of a run disarms all events, and what is under way then counts. */
        private boolean underWay;

        Flight(Segment segment) {
            this.segment = segment;
        }

        @Override
        protected void fire() {
            underWay = false;
            nextFree = free;
            free = this;
            next.receive(segment);
        }
    }
}
