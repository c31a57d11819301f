package org.listenq.scenarios.survey;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import org.listenq.core.listener.Rule;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.Counter;

/**
 * What a listening socket was seen doing, with a backlog of {@link Survey#BACKLOG}.
 *
 * @param subject who
 * @param words the answer to each {@link Rule} but those that are numbers; several words where it depends
 * @param entry what became of an entry whose ACK never came
 * @param causes the reasons that were given, in the order in which they came up
 * @param counters the counters that moved, likewise
 */
public record Behaviour(
        Subject subject,
        ImmutableMap<Rule, ImmutableSet<Word>> words,
        EntryLife entry,
        ImmutableSet<Cause> causes,
        ImmutableSet<Counter> counters) {

    /** Returns the answer to {@code rule}, one of those that have words. */
    public ImmutableSet<Word> words(Rule rule) {
        return words.getOrDefault(rule, ImmutableSet.of());
    }

    /** Whether nothing backs the answer to {@code rule}. */
    public boolean unverified(Rule rule) {
        return subject.provider().unverified().contains(rule);
    }

    /** Returns the reasons that this one and {@code others} gave. */
    public ImmutableSet<Cause> causes(List<Behaviour> others) {
        ImmutableSet.Builder<Cause> all = ImmutableSet.<Cause>builder().addAll(causes);
        others.forEach(other -> all.addAll(other.causes));
        return all.build();
    }

    /** Returns the counters that this one and {@code others} moved. */
    public ImmutableSet<Counter> counters(List<Behaviour> others) {
        ImmutableSet.Builder<Counter> all = ImmutableSet.<Counter>builder().addAll(counters);
        others.forEach(other -> all.addAll(other.counters));
        return all.build();
    }

    /**
     * What becomes of an entry whose ACK never comes.
     *
     * @param synAcks when its SYN-ACK is sent, in nanoseconds
     * @param diesAt when it dies, in nanoseconds; {@link #NEVER} if there is none, as with cookies alone
     */
    public record EntryLife(ImmutableList<Long> synAcks, long diesAt) {

        /** Stands for the death of an entry that never was. */
        public static final long NEVER = -1;
    }
}
