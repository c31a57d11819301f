package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventBagsTest {

    private static final int BAGS = 3;

    private final EventBags bags = new EventBags(BAGS);

    private List<Event> added(int bag, int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Event event = new RecordedEvent("e" + i, RecordedEvent.newStory());
            bags.add(bag, event, i, -i);
            events.add(event);
        }
        return events;
    }

    private Set<Event> contents(int bag) {
        Set<Event> found = new HashSet<>();
        bags.forEach(bag, (event, time, stamp) -> {
            assertThat(stamp).isEqualTo(-time);
            assertThat(found.add(event)).isTrue();
        });
        assertThat(bags.size(bag)).isEqualTo(found.size());
        return found;
    }

    @Test
    void someBags_addedTo_keepApart() {
        List<Event> first = added(0, 1000);
        List<Event> second = added(1, 33);
        assertThat(contents(0)).containsExactlyInAnyOrderElementsOf(first);
        assertThat(contents(1)).containsExactlyInAnyOrderElementsOf(second);
        assertThat(contents(2)).isEmpty();
    }

    @Test
    void anyEvent_removed_othersStay() {
        List<Event> events = added(1, 200);
        for (int i : new int[] {100, 0, 150, 17, 100, 5}) {
            Event event = events.remove(i);
            bags.remove(1, event.position);
            assertThat(contents(1)).containsExactlyInAnyOrderElementsOf(events);
        }
        while (!events.isEmpty()) {
            bags.remove(1, events.remove(events.size() / 2).position);
        }
        assertThat(contents(1)).isEmpty();
    }

    @Test
    void bag_pouredIntoAnother_movesAsAWhole() {
        List<Event> events = added(0, 500);
        events.addAll(added(2, 40));
        int poured = bags.pour(0, (event, time, stamp) -> bags.add(2, event, time, stamp));
        assertThat(poured).isEqualTo(500);
        assertThat(contents(0)).isEmpty();
        assertThat(contents(2)).containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    void bag_renamed_isTheOther() {
        List<Event> events = added(0, 50);
        bags.rename(0, 1);
        assertThat(contents(0)).isEmpty();
        assertThat(contents(1)).containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    void emptiedBag_anotherFilled_takesTheSameSlots() {
        Set<Integer> slots = new HashSet<>();
        added(0, 10_000).forEach(event -> slots.add(event.position));
        bags.pour(0, (event, time, stamp) -> {});
        assertThat(added(1, 10_000)).allMatch(event -> slots.contains(event.position));
    }
}
