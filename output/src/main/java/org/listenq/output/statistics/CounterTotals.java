package org.listenq.output.statistics;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.listenq.core.trace.Counter;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.TraceRow;

/** The counters of each host, folded from the sets that rows move. */
final class CounterTotals {

    private final ImmutableList<String> hosts;
    private final IdentityHashMap<CounterSet, long[]> moves = new IdentityHashMap<>();
    private final TreeMap<String, String> meanings = new TreeMap<>();
    private final TreeMap<String, TreeMap<String, Long>> settled = new TreeMap<>();

    CounterTotals(ImmutableList<String> hosts) {
        this.hosts = hosts;
    }

    void accept(TraceRow row) {
        CounterSet set = row.counters();
        if (!set.isEmpty()) {
            long[] byHost = moves.get(set);
            if (byHost == null) {
                byHost = new long[hosts.size()];
                moves.put(set, byHost);
            }
            byHost[row.host()]++;
        }
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
        for (Map.Entry<CounterSet, long[]> entry : moves.entrySet()) {
            for (Counter counter : entry.getKey().counters()) {
                meanings.put(counter.name(), counter.meaning());
                settle(counter.name(), entry.getValue());
            }
            Arrays.fill(entry.getValue(), 0);
        }
    }

    private void settle(String name, long[] byHost) {
        for (int host = 0; host < byHost.length; host++) {
            if (byHost[host] > 0) {
                add(hosts.get(host), name, byHost[host]);
            }
        }
    }

    private void add(String host, String name, long count) {
        settled.computeIfAbsent(host, key -> new TreeMap<>()).merge(name, count, Long::sum);
    }
}
