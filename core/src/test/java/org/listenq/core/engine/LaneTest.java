package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final Lane lane = new Lane();
    private final List<String> story = RecordedEvent.newStory();

    private Event offered(long time) {
        Event event = new RecordedEvent("e" + time, story);
        event.time = time;
        assertThat(lane.offer(event, time, time)).isTrue();
        return event;
    }

    private List<Long> shown() {
        List<Long> times = new ArrayList<>();
        lane.forEach((event, time, stamp) -> times.add(time));
        return times;
    }

    @Test
    void someRemoved_shown_theOthersInTheirOrder() {
        List<Event> events = new ArrayList<>();
        for (long time = 1; time <= 6; time++) {
            events.add(offered(time));
        }
        for (int i : new int[] {0, 2, 3, 5}) {
            Lane.remove(events.get(i));
        }
        assertThat(shown()).containsExactly(2L, 5L);
        assertThat(lane.headTime()).isEqualTo(2);
        assertThat(lane.headStamp()).isEqualTo(2);
    }

    @Test
    void emptyLane_headAskedFor_isLaterThanEverything() {
        Lane.remove(offered(5));
        assertThat(lane.isEmpty()).isTrue();
        assertThat(lane.headIsBefore(Long.MAX_VALUE, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void goneEvents_lookedAt_holdNoOther() {
        Event removed = offered(5);
        Event taken = offered(6);
        Event forgotten = offered(7);
        Lane.remove(removed);
        lane.take();
        lane.disarm();
        for (Event event : List.of(removed, taken, forgotten)) {
            assertThat(event.next).isNull();
            assertThat(event.previous).isNull();
        }
    }

    @Test
    void lastCancelled_earlierOffered_isRefusedAllTheSame() {
        Lane.remove(offered(5));
        assertThat(lane.offer(new RecordedEvent("e4", story), 4, 6)).isFalse();
    }

    @Test
    void anythingOffered_takenAndRemoved_firstIsFirst() {
        Random chance = new Random(1);
        ArrayDeque<Event> expected = new ArrayDeque<>();
        for (long time = 1; time < 50_000; time++) {
            int act = chance.nextInt(8);
            if (act < 4) {
                expected.addLast(offered(time));
            } else if (act < 6 && !expected.isEmpty()) {
                assertThat(lane.take()).isSameAs(expected.pollFirst());
            } else if (!expected.isEmpty()) {
                Event some = act == 6 ? expected.pollLast() : expected.pollFirst();
                Lane.remove(some);
            }
            assertThat(lane.isEmpty()).isEqualTo(expected.isEmpty());
            if (!expected.isEmpty()) {
                assertThat(lane.head()).isSameAs(expected.peekFirst());
            }
        }
    }

    @Test
    void earlierThanTheLast_offered_isRefused() {
        offered(5);
        Event earlier = new RecordedEvent("e4", story);
        assertThat(lane.offer(earlier, 4, 6)).isFalse();
        assertThat(lane.offer(earlier, 5, 4)).isFalse();
        assertThat(lane.offer(earlier, 5, 5))
                .as("of the same key: not before it")
                .isTrue();
    }

    @Test
    void head_askedFor_isKnownByBothItsNumbers() {
        offered(5);
        assertThat(lane.headIs(5, 5)).isTrue();
        assertThat(lane.headIs(5, 4)).isFalse();
        assertThat(lane.headIs(4, 5)).isFalse();
    }
}
