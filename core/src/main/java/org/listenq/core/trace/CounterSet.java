package org.listenq.core.trace;

import com.google.common.collect.ImmutableList;

/** The counters that one event moves, each by one; made once, when a policy is made. */
public final class CounterSet {

    /** Moves nothing. */
    public static final CounterSet NONE = of();

    private final ImmutableList<Counter> counters;
    private final String text;
    private final boolean empty;

    private CounterSet(ImmutableList<Counter> counters) {
        this.counters = counters;
        this.empty = counters.isEmpty();
        this.text = String.join("+", counters.stream().map(Counter::name).toList());
    }

    /** Returns the set of {@code counters}; one that stands twice moves by two. */
    public static CounterSet of(Counter... counters) {
        return new CounterSet(ImmutableList.copyOf(counters));
    }

    /** Returns this set and one more counter. */
    public CounterSet and(Counter... more) {
        return new CounterSet(
                ImmutableList.<Counter>builder().addAll(counters).add(more).build());
    }

    /** The counters, in the order given. */
    public ImmutableList<Counter> counters() {
        return counters;
    }

    public boolean isEmpty() {
        return empty;
    }

    /** The names joined by {@code +}, as the trace prints them. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
