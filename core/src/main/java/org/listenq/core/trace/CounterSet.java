package org.listenq.core.trace;

import com.google.common.collect.ImmutableList;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The counters that one event moves, each by one; made once, when a policy is made. There is one of each content in a
 * process, so that however many runs there are, there are not more sets.
 */
public final class CounterSet {

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final ConcurrentMap<ImmutableList<Counter>, CounterSet> ALL = new ConcurrentHashMap<>();

    /** Moves nothing. */
    public static final CounterSet NONE = of();

    private final ImmutableList<Counter> counters;
    private final String text;
    private final int index = MADE.getAndIncrement();
    private @Nullable Union lastUnion;

    private CounterSet(ImmutableList<Counter> counters) {
        this.counters = counters;
        this.text = String.join("+", counters.stream().map(Counter::name).toList());
    }

    /** Returns the set of {@code counters}; one that stands twice moves by two. */
    public static CounterSet of(Counter... counters) {
        return of(ImmutableList.copyOf(counters));
    }

    private static CounterSet of(ImmutableList<Counter> counters) {
        return ALL.computeIfAbsent(counters, CounterSet::new);
    }

    /** Returns this set and one more counter. */
    public CounterSet and(Counter... more) {
        return of(ImmutableList.<Counter>builder().addAll(counters).add(more).build());
    }

    /** Returns this set and {@code other}; made once when it is asked for again and again. */
    public CounterSet plus(CounterSet other) {
        Union union = lastUnion;
        if (union == null || union.other() != other) {
            union = new Union(other, and(other.counters.toArray(Counter[]::new)));
            lastUnion = union;
        }
        return union.both();
    }

    /** Its number among all sets of the process, from 0: an index for tables, nothing that may reach an output. */
    public int index() {
        return index;
    }

    /** The counters, in the order given. */
    public ImmutableList<Counter> counters() {
        return counters;
    }

    public boolean isEmpty() {
        return this == NONE; // there is no other one
    }

    /** The names joined by {@code +}, as the trace prints them. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }

    /** This set joined with another one. */
    private record Union(CounterSet other, CounterSet both) {}
}
