package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EventHeapTest {

    private static final int STAMP_BITS = 20;

    private final EventHeap heap = new EventHeap();
    private final List<String> story = RecordedEvent.newStory();

    private Event pushed(long time) {
        Event event = new RecordedEvent("e" + time, story);
        heap.push(event, time, time);
        return event;
    }

    private List<Long> drained() {
        List<Long> times = new ArrayList<>();
        while (heap.size() > 0) {
            times.add(heap.topTime());
            heap.remove(0);
        }
        return times;
    }

    private List<Long> shown() {
        List<Long> times = new ArrayList<>();
        heap.forEach((event, time, stamp) -> times.add(time));
        return times.stream().sorted().toList();
    }

    @Test
    void lastNode_earlierThanTheParentOfAHole_risesToItsPlace() {
        long[] byNode = {1, 50, 10, 20, 30, 60, 61, 62, 63, 11, 12, 13, 14};
        List<Event> events = new ArrayList<>();
        for (long time : byNode) {
            events.add(pushed(time));
        }
        Event later = events.get(5);
        assertThat(later.position).isEqualTo(5);
        heap.remove(later.position);
        assertThat(events.get(12).position).as("the place of its new parent").isEqualTo(1);
        assertThat(events.get(1).position).isEqualTo(5);
        assertThat(drained()).containsExactly(1L, 10L, 11L, 12L, 13L, 14L, 20L, 30L, 50L, 61L, 62L, 63L);
    }

    @Test
    void anyNode_removed_leavesTheOthersInOrder() {
        Random chance = new Random(1);
        TreeMap<Long, Event> expected = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            long time = chance.nextInt(1 << 20);
            if (chance.nextInt(5) < 3 && !expected.containsKey(time)) {
                expected.put(time, pushed(time));
            } else if (!expected.isEmpty()) {
                Long some = expected.ceilingKey(time);
                heap.remove(expected.remove(some == null ? expected.lastKey() : some).position);
            }
            assertThat(heap.topTime()).isEqualTo(expected.isEmpty() ? Long.MAX_VALUE : expected.firstKey());
        }
        assertThat(drained()).isEqualTo(List.copyOf(expected.keySet()));
    }

    @Test
    void vacantTop_shown_isNotThere() {
        pushed(1);
        pushed(2);
        heap.vacateTop();
        assertThat(shown()).containsExactly(2L);
    }

    @Test
    void vacantTop_nextPushed_takesItsPlace() {
        pushed(1);
        pushed(3);
        heap.vacateTop();
        pushed(2);
        assertThat(drained()).containsExactly(2L, 3L);
    }

    @Test
    void tops_vacatedAndReplacedInAnyOrder_earliestIsOnTop() {
        Random chance = new Random(2);
        TreeMap<Long, Event> expected = new TreeMap<>();
        for (int stamp = 0; stamp < 40_000; stamp++) {
            int what = chance.nextInt(10);
            if (expected.isEmpty() || what < 3) {
                place(chance.nextInt(500), stamp, expected);
            } else if (what < 7) {
                long now = expected.pollFirstEntry().getKey() >> STAMP_BITS;
                heap.vacateTop();
                place(now + chance.nextInt(chance.nextInt(3) == 0 ? 500 : 3), stamp, expected);
            } else if (what < 8) {
                long later = (expected.firstKey() >> STAMP_BITS) + chance.nextInt(200);
                Event top = expected.pollFirstEntry().getValue();
                heap.replaceTop(top, later, stamp);
                expected.put(key(later, stamp), top);
            } else {
                expected.pollFirstEntry();
                heap.vacateTop();
                heap.settle();
            }
            assertThat(heap.size()).isEqualTo(expected.size());
            if (!expected.isEmpty()) {
                assertThat(key(heap.topTime(), heap.topStamp())).isEqualTo(expected.firstKey());
                assertThat(heap.top()).isSameAs(expected.firstEntry().getValue());
            }
        }
    }

    private void place(long time, long stamp, Map<Long, Event> expected) {
        Event event = new RecordedEvent("e" + stamp, story);
        heap.push(event, time, stamp);
        expected.put(key(time, stamp), event);
    }

    private static long key(long time, long stamp) {
        return (time << STAMP_BITS) | stamp;
    }

    @Test
    void everything_cleared_topIsNever() {
        List<Event> told = new ArrayList<>();
        List<Event> events = List.of(pushed(1), pushed(2));
        heap.clear(told::add);
        assertThat(told).isEqualTo(events);
        assertThat(heap.size()).isZero();
        assertThat(heap.topTime()).isEqualTo(Long.MAX_VALUE);
        assertThat(heap.topStamp()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void nodes_drainedAndSomePushedAgain_noneOfTheOthersIsLeft() {
        for (long time = 0; time < 40; time++) {
            pushed(time);
        }
        List<Long> seen = new ArrayList<>();
        heap.drain((event, time, stamp) -> {
            seen.add(time);
            if (time % 10 == 9) {
                heap.push(event, time, stamp);
            }
        });
        assertThat(seen).hasSize(40).doesNotHaveDuplicates();
        assertThat(drained()).containsExactly(9L, 19L, 29L, 39L);
        assertThat(heap.topTime()).isEqualTo(Long.MAX_VALUE);
    }
}
