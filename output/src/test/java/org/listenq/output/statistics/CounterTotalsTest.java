package org.listenq.output.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;
import org.listenq.core.trace.Counter;
import org.listenq.core.trace.CounterSet;

/** What counters of each host add up to, however new the sets are that move. */
class CounterTotalsTest {

    private static final Counter ONE = new Counter("CounterTotalsTestOne", "The first.");
    private static final Counter TWO = new Counter("CounterTotalsTestTwo", "The second.");

    private final CounterTotals totals = new CounterTotals(ImmutableList.of("server", "clients"));

    @Test
    void setsMadeOneAfterTheOther_moved_eachCounts() {
        CounterSet one = CounterSet.of(ONE);
        CounterSet two = CounterSet.of(TWO);
        CounterSet both = CounterSet.of(ONE, TWO);
        for (CounterSet set : new CounterSet[] {one, two, both, one}) {
            totals.add(1, set);
        }
        assertThat(totals.byHost().keySet()).containsExactly("clients");
        assertThat(totals.byHost().get("clients")).containsExactly(entry(ONE.name(), 3L), entry(TWO.name(), 2L));
        assertThat(totals.meanings()).containsEntry(TWO.name(), "The second.");
    }

    @Test
    void twoRuns_mergedAndMovedOn_addUp() {
        CounterTotals other = new CounterTotals(ImmutableList.of("server", "clients"));
        totals.add(0, CounterSet.of(ONE));
        other.add(0, CounterSet.of(ONE));
        other.add(1, CounterSet.of(TWO));
        totals.mergeWith(other);
        totals.add(0, CounterSet.of(ONE));
        assertThat(totals.byHost().get("server")).containsExactly(entry(ONE.name(), 3L));
        assertThat(totals.byHost().get("clients")).containsExactly(entry(TWO.name(), 1L));
    }
}
