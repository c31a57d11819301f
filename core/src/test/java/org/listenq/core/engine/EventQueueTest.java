package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventQueueTest {

    private static final long DELAY = 1000;

    private final EventQueue queue = new EventQueue();
    private final List<String> story = RecordedEvent.newStory();

    /** Shows the constant delay often enough for it to have a lane. */
    @BeforeEach
    void adoptDelay() {
        for (int i = 0; i < LaneTable.SIGHTINGS; i++) {
            Event event = armed(0);
            queue.remove(event);
        }
    }

    private Event armed(long now) {
        Event event = new RecordedEvent("e" + now, story);
        queue.addAfter(event, now, DELAY);
        return event;
    }

    private List<Event> armedInLane(int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(armed(i));
            assertThat(events.get(i).position & Lane.FLAG).isNotZero();
        }
        return events;
    }

    @Test
    void lane_polled_firstArmedFirst() {
        List<Event> events = armedInLane(1000);
        assertThat(queue.inOrder()).isEqualTo(events);
        for (Event event : events) {
            assertThat(queue.first()).isSameAs(event);
            assertThat(queue.poll(Long.MAX_VALUE)).isSameAs(event);
            assertThat(event.isArmed()).isFalse();
        }
        assertThat(queue.poll(Long.MAX_VALUE)).isNull();
        assertThat(queue.first()).isNull();
    }

    @Test
    void cancelledInLane_polled_passedOver() {
        List<Event> events = armedInLane(5);
        for (int i : new int[] {0, 4, 2}) {
            assertThat(queue.remove(events.get(i))).isTrue();
            assertThat(queue.remove(events.get(i))).isFalse();
        }
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.poll(Long.MAX_VALUE)).isSameAs(events.get(1));
        assertThat(queue.poll(Long.MAX_VALUE)).isSameAs(events.get(3));
        assertThat(queue.poll(Long.MAX_VALUE)).isNull();
    }

    @Test
    void cancelledHead_heapEventBetween_keepsTheOrder() {
        List<Event> events = armedInLane(2);
        queue.remove(events.get(0));
        Event between = new RecordedEvent("between", story);
        queue.add(between, DELAY);

        assertThat(queue.poll(DELAY)).isSameAs(between);
        assertThat(queue.poll(DELAY)).isNull();
        assertThat(queue.poll(DELAY + 1)).isSameAs(events.get(1));
    }

    @Test
    void laneOfCancelled_armedAgain_fires() {
        armedInLane(3).forEach(queue::remove);
        Event later = armed(9);
        assertThat(queue.inOrder()).containsExactly(later);
        assertThat(queue.poll(DELAY + 9)).isSameAs(later);
        assertThat(queue.size()).isZero();
    }

    /** A timer for each of many connections, of which one in fifty is not cancelled soon: its gaps are closed. */
    @Test
    void laneOfMostlyCancelled_polled_orderAndCancellingSurvive() {
        List<Event> left = new ArrayList<>();
        ArrayDeque<Event> soonCancelled = new ArrayDeque<>();
        for (int i = 0; i < 20_000; i++) {
            Event event = armed(i);
            if (i % 50 == 0) {
                left.add(event);
            } else {
                soonCancelled.add(event);
            }
            if (soonCancelled.size() > 300) {
                assertThat(queue.remove(soonCancelled.remove())).isTrue();
            }
        }
        soonCancelled.forEach(event -> assertThat(queue.remove(event)).isTrue());
        assertThat(queue.inOrder()).isEqualTo(left);
        left.forEach(event -> assertThat(queue.poll(Long.MAX_VALUE)).isSameAs(event));
        assertThat(queue.size()).isZero();
    }

    @Test
    void queue_cleared_everyEventCanBeArmedAgain() {
        List<Event> events = armedInLane(40);
        Event irregular = new RecordedEvent("irregular", story);
        queue.add(irregular, 3);
        Event polled = armed(60);
        queue.remove(polled);
        queue.poll(3);

        queue.clear();

        assertThat(queue.size()).isZero();
        assertThat(queue.first()).isNull();
        assertThat(events).noneMatch(Event::isArmed);
        events.forEach(event -> queue.addAfter(event, 0, DELAY));
        assertThat(queue.inOrder()).isEqualTo(events);
        assertThat(queue.poll(DELAY)).isSameAs(events.get(0));
    }

    @Test
    void emptyLane_queueCleared_takesEarlierTimesAgain() {
        queue.poll(armed(5000).time());
        queue.clear();
        assertThat(armed(0).position & Lane.FLAG).isNotZero();
    }

    @Test
    void takenEvent_queueCleared_mayStandInAnotherQueue() {
        Event moved = new RecordedEvent("moved", story);
        queue.add(moved, 3);
        queue.add(new RecordedEvent("stays", story), 4);
        queue.poll(3);
        EventQueue other = new EventQueue();
        other.add(moved, 5);

        queue.clear();

        assertThat(moved.isArmed()).isTrue();
        assertThat(other.poll(5)).isSameAs(moved);
    }

    @Test
    void drawnDelays_armed_standInTheHeap() {
        for (int i = 0; i < 5000; i++) {
            Event event = new RecordedEvent("drawn", story);
            queue.addAfter(event, 0, 17 + 31L * i);
            assertThat(event.position & Lane.FLAG).isZero();
        }
    }

    @Test
    void modelThatDoesNotRepeat_oneDelayArmedOften_standsInTheHeap() {
        TimerModel once = new TimerModel() {
            @Override
            public long fireAt(long now, long delayNanos) {
                return now + delayNanos;
            }

            @Override
            public long place(long now, long delayNanos, long sequence) {
                return sequence;
            }

            @Override
            public boolean repeats() {
                return false;
            }
        };
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 2 * LaneTable.SIGHTINGS; i++) {
            Event event = new RecordedEvent("once", story);
            queue.addTimer(event, i, DELAY, once);
            assertThat(event.position & Lane.FLAG).isZero();
            events.add(event);
        }
        assertThat(queue.size()).isEqualTo(events.size());
        assertThat(queue.inOrder()).isEqualTo(events);
    }

    @Test
    void earlierThanLaneTail_offered_goesToTheHeap() {
        Event first = armed(5);
        Event second = armed(4);
        assertThat(first.position & Lane.FLAG).isNotZero();
        assertThat(second.position & Lane.FLAG).isZero();
        assertThat(queue.inOrder()).containsExactly(second, first);
    }
}
