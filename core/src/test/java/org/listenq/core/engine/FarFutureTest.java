package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class FarFutureTest {

    private static final int MANY = 2 * FarFuture.CROWDED;

    private final EventQueue queue = new EventQueue();

    /** Arms events for the times that {@code timeOf} gives to 0, 1, 2, ..., which ascend, in a random order. */
    private List<Event> armed(int count, LongUnaryOperator timeOf) {
        List<Event> events = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new RecordedEvent("e" + i, RecordedEvent.newStory()));
            order.add(i);
        }
        Collections.shuffle(order, new Random(1));
        order.forEach(i -> queue.add(events.get(i), timeOf.applyAsLong(i)));
        return events;
    }

    private static boolean isFar(Event event) {
        return event.isArmed() && (event.position & (Lane.FLAG | EventBags.FLAG)) == EventBags.FLAG;
    }

    private static long countFar(List<Event> events) {
        return events.stream().filter(FarFutureTest::isFar).count();
    }

    private void expect(List<Event> events) {
        for (Event event : events) {
            assertThat(queue.poll(Long.MAX_VALUE)).isSameAs(event);
        }
    }

    @Test
    void uncrowdedHeap_armed_nothingIsFar() {
        assertThat(countFar(armed(FarFuture.CROWDED, i -> 3 * i))).isZero();
    }

    @Test
    void crowdedHeap_polled_inOrderFromTheFarFuture() {
        List<Event> events = armed(MANY, i -> 3 * i);
        assertThat(countFar(events)).isGreaterThan(MANY / 2);
        assertThat(queue.inOrder()).isEqualTo(events);
        assertThat(queue.first()).isSameAs(events.get(0));
        assertThat(countFar(events)).isGreaterThan(MANY * 9 / 10);
        expect(events);
        assertThat(queue.first()).isNull();
    }

    @Test
    void fewLeft_polled_standInTheHeap() {
        List<Event> events = armed(MANY, i -> 3 * i);
        expect(events.subList(0, MANY - FarFuture.FEW));
        assertThat(queue.first()).isSameAs(events.get(MANY - FarFuture.FEW));
        assertThat(countFar(events)).isZero();
        expect(events.subList(MANY - FarFuture.FEW, MANY));
    }

    @Test
    void farEvents_cancelled_neverFire() {
        List<Event> events = armed(MANY, i -> i * i);
        List<Event> left = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            if (i % 3 == 0) {
                assertThat(queue.remove(events.get(i))).isTrue();
                assertThat(queue.remove(events.get(i))).isFalse();
            } else {
                left.add(events.get(i));
            }
        }
        assertThat(queue.size()).isEqualTo(left.size());
        expect(left);
    }

    @Test
    void farEvents_allButFewCancelled_standInTheHeap() {
        List<Event> events = armed(MANY, i -> 9 * i);
        queue.first();
        events.subList(0, MANY - FarFuture.FEW).forEach(queue::remove);
        assertThat(queue.first()).isSameAs(events.get(MANY - FarFuture.FEW));
        assertThat(countFar(events)).isZero();
    }

    @Test
    void farEvents_allCancelled_queueIsEmpty() {
        armed(MANY, i -> 9 * i).forEach(queue::remove);
        assertThat(queue.first()).isNull();
        Event next = armed(1, i -> 5).get(0);
        assertThat(queue.poll(5)).isSameAs(next);
    }

    @Test
    void farEvents_pollUpToAHorizon_nothingLaterComes() {
        List<Event> events = armed(MANY, i -> 1000 + 1000 * i);
        assertThat(queue.poll(999)).isNull();
        assertThat(queue.poll(1000)).isSameAs(events.get(0));
        assertThat(queue.poll(1999)).isNull();
        Event before = armed(1, i -> 1500).get(0);
        assertThat(queue.poll(1999)).isSameAs(before);
        assertThat(queue.poll(2000)).isSameAs(events.get(1));
    }

    @Test
    void farEvents_queueCleared_canBeArmedAgain() {
        List<Event> events = armed(MANY, i -> 3 * i);
        expect(events.subList(0, 100));
        queue.clear();
        assertThat(events).noneMatch(Event::isArmed);
        assertThat(queue.first()).isNull();

        events.forEach(event -> queue.add(event, 8));
        expect(events);
    }

    @Test
    void oneTime_polled_firstArmedFirst() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            events.add(armed(1, n -> 42).get(0));
        }
        expect(events);
    }

    @Test
    void oneTime_armedAnewForLater_heapDoesNotStayCrowded() {
        List<Event> events = armed(MANY, i -> 0);
        for (int i = 0; i < MANY; i++) {
            queue.add(queue.poll(0), 1000 + i);
        }
        assertThat(queue.first().time()).isEqualTo(1000);
        assertThat(countFar(events)).isGreaterThan(MANY * 9 / 10);
    }

    @Test
    void clustersFarApart_polled_heapNeverHoldsACluster() {
        List<Event> events = armed(4 * MANY, i -> 1 + (i / MANY) * (1L << 50) + i % MANY * 10);
        for (int i = 0; i < events.size(); i++) {
            assertThat(queue.poll(Long.MAX_VALUE)).isSameAs(events.get(i));
            if (i % MANY == 10) {
                assertThat(queue.size() - countFar(events)).isLessThan(FarFuture.CROWDED / 4);
            }
        }
    }

    @Test
    void clusterBehindScatteredEvents_polled_heapNeverHoldsTheCluster() {
        List<Event> events = armed(MANY, i -> i < 100 ? i << 33 : (1L << 41) + i);
        expect(events.subList(0, 101));
        assertThat(queue.size() - countFar(events)).isLessThan(FarFuture.CROWDED / 4);
        expect(events.subList(101, MANY));
    }

    @Test
    void farEvents_queueCleared_nextOneStandsInTheHeap() {
        armed(MANY, i -> 3 * i);
        queue.first();
        queue.clear();
        assertThat(isFar(armed(1, i -> 1L << 40).get(0))).isFalse();
    }

    @Test
    void earlierEvents_crowdTheHeapAgain_areFarToo() {
        List<Event> late = armed(MANY, i -> (1L << 40) + (i << 20));
        queue.first();
        List<Event> early = armed(MANY, i -> 5 * i);
        queue.first();
        assertThat(countFar(early)).isGreaterThan(MANY * 9 / 10);
        expect(early);
        expect(late);
    }

    @Test
    void endOfTime_polled_inOrder() {
        List<Event> events = armed(MANY, i -> Long.MAX_VALUE - (MANY - 1 - i) / 2 * 2 * (1L << 45));
        events.sort((a, b) -> Long.compare(a.time(), b.time()));
        List<Event> expected = queue.inOrder();
        assertThat(expected)
                .extracting(Event::time)
                .isEqualTo(events.stream().map(Event::time).toList());
        expect(expected);
    }

    private Event armedInLane(long delay) {
        for (int i = 0; i < LaneTable.SIGHTINGS; i++) {
            Event event = new RecordedEvent("sighting", RecordedEvent.newStory());
            queue.addAfter(event, 0, delay);
            queue.remove(event);
        }
        Event inLane = new RecordedEvent("lane", RecordedEvent.newStory());
        queue.addAfter(inLane, 1, delay);
        assertThat(inLane.position).isEqualTo(Lane.FLAG);
        return inLane;
    }

    @Test
    void laneHeadsBehindFarEvents_polled_waitForThem() {
        Event inFrontLane = armedInLane(200_000);
        Event inHeapLane = armedInLane(300_000);
        List<Event> events = armed(MANY, i -> 3 * i);
        List<Event> expected = new ArrayList<>(events);
        expected.add(100_001, inHeapLane);
        expected.add(66_667, inFrontLane);
        assertThat(queue.inOrder()).isEqualTo(expected);
        expect(expected);
        assertThat(queue.size()).isZero();
    }
}
