package org.listenq.output.statistics;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.listenq.core.trace.Counter;
import org.listenq.core.trace.CounterSet;

/** The counters of each host, folded from the sets that move. */
final class CounterTotals {

    private final ImmutableList<String> hosts;
    private final int width;
    private @Nullable CounterSet[] sets = new @Nullable CounterSet[0];
    private long[] moves = new long[0];
    private final TreeMap<String, String> meanings = new TreeMap<>();
    private final TreeMap<String, TreeMap<String, Long>> settled = new TreeMap<>();

    CounterTotals(ImmutableList<String> hosts) {
        this.hosts = hosts;
        this.width = hosts.size();
    }

    /** Moves each counter of {@code set} by one at {@code host}. */
    void add(int host, CounterSet set) {
        int index = set.index();
        if (index >= sets.length || sets[index] == null) {
            enter(set);
        }
        moves[index * width + host]++;
    }

    private void enter(CounterSet set) {
        int index = set.index();
        if (index >= sets.length) {
            sets = Arrays.copyOf(sets, index + 1);
            moves = Arrays.copyOf(moves, sets.length * hosts.size());
        }
        sets[index] = set;
    }

    void mergeWith(CounterTotals other) {
        settle();
        other.settle();
        other.settled.forEach((host, totals) -> totals.forEach((name, count) -> add(host, name, count)));
        meanings.putAll(other.meanings);
    }

    /** Name and count of each counter that moved, by host. */
    ImmutableSortedMap<String, ImmutableSortedMap<String, Long>> byHost() {
        settle();
        ImmutableSortedMap.Builder<String, ImmutableSortedMap<String, Long>> all = ImmutableSortedMap.naturalOrder();
        settled.forEach((host, totals) -> all.put(host, ImmutableSortedMap.copyOfSorted(totals)));
        return all.buildOrThrow();
    }

    /** What each counter means. */
    ImmutableSortedMap<String, String> meanings() {
        settle();
        return ImmutableSortedMap.copyOfSorted(meanings);
    }

    private void settle() {
        for (CounterSet set : sets) {
            if (set != null) {
                settle(set);
            }
        }
        Arrays.fill(moves, 0);
    }

    private void settle(CounterSet set) {
        for (Counter counter : set.counters()) {
            meanings.put(counter.name(), counter.meaning());
            for (int host = 0; host < hosts.size(); host++) {
                long count = moves[set.index() * hosts.size() + host];
                if (count > 0) {
                    add(hosts.get(host), counter.name(), count);
                }
            }
        }
    }

    private void add(String host, String name, long count) {
        settled.computeIfAbsent(host, key -> new TreeMap<>()).merge(name, count, Long::sum);
    }
}
