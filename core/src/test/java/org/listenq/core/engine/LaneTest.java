package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final Lane lane = new Lane(1);
    private final List<String> story = RecordedEvent.newStory();

    private Event offered(long time) {
        Event event = new RecordedEvent("e" + time, story);
        assertThat(lane.offer(event, time, time)).isTrue();
        return event;
    }

    private List<Long> shown() {
        List<Long> times = new ArrayList<>();
        lane.forEach((event, time, stamp) -> times.add(time));
        return times;
    }

    @Test
    void gaps_whereRoomIsNeeded_areClosedAndAllKeepTheirTimes() {
        List<Event> events = new ArrayList<>();
        for (long time = 1; time <= 16; time++) {
            events.add(offered(time));
        }
        for (int i : new int[] {1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14}) {
            lane.remove(events.get(i).position);
        }
        Event last = events.get(15);
        int before = last.position;
        offered(17);
        assertThat(last.position).as("the third of those that are left").isEqualTo(before - 13);
        assertThat(shown()).containsExactly(1L, 3L, 16L, 17L);
        lane.remove(events.get(2).position);
        lane.remove(last.position);
        assertThat(shown()).containsExactly(1L, 17L);
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
                lane.remove(some.position);
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
