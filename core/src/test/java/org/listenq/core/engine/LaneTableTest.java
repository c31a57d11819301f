package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LaneTableTest {

    private final LaneTable table = new LaneTable();

    private Lane adopted(long delay) {
        for (int i = 1; i < LaneTable.SIGHTINGS; i++) {
            assertThat(table.laneFor(delay)).isNull();
        }
        return Objects.requireNonNull(table.laneFor(delay));
    }

    /** Delays that share the slot of {@code delay}: those that take its lane over while it is empty. */
    private List<Long> rivalsOf(long delay) {
        List<Long> rivals = new ArrayList<>();
        for (long other = delay + 1; rivals.size() < 2; other++) {
            LaneTable fresh = new LaneTable();
            Lane lane = null;
            for (int i = 0; i < LaneTable.SIGHTINGS; i++) {
                fresh.laneFor(delay);
            }
            for (int i = 0; i < LaneTable.SIGHTINGS; i++) {
                lane = fresh.laneFor(other);
            }
            if (lane != null && fresh.laneFor(delay) == null) {
                rivals.add(other);
            }
        }
        return rivals;
    }

    @Test
    void delay_seenRepeatedly_hasALaneOfItsOwn() {
        Lane lane = adopted(200);
        assertThat(table.laneFor(200)).isSameAs(lane);
    }

    @Test
    void usedLane_rivalDelay_keepsItsDelay() {
        Lane lane = adopted(200);
        lane.position = 0;
        long rival = rivalsOf(200).get(0);
        for (int i = 0; i < 100; i++) {
            assertThat(table.laneFor(rival)).isNull();
        }
        assertThat(table.laneFor(200)).isSameAs(lane);
    }

    @Test
    void emptyLane_rivalDelay_changesOver() {
        Lane lane = adopted(200);
        List<Long> rivals = rivalsOf(200);
        assertThat(adopted(rivals.get(0))).isSameAs(lane);
        assertThat(table.laneFor(200)).isNull();
    }

    @Test
    void alternatingRivals_seen_neitherEvictsTheLane() {
        Lane lane = adopted(200);
        List<Long> rivals = rivalsOf(200);
        for (int i = 0; i < 100; i++) {
            assertThat(table.laneFor(rivals.get(i % 2))).isNull();
        }
        assertThat(table.laneFor(200)).isSameAs(lane);
    }

    @Test
    void modelledDelay_looked_differsFromTheExactOne() {
        Lane exact = adopted(200);
        assertThat(adopted(LaneTable.keyOfModelled(200))).isNotSameAs(exact);
        assertThat(table.laneFor(LaneTable.keyOfModelled(Long.MAX_VALUE))).isNull();
    }
}
