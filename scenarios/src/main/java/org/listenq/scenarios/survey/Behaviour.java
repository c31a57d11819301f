package org.listenq.scenarios.survey;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
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

    /**
     * What becomes of an entry whose ACK never comes.
     *
     * @param synAcks when its SYN-ACK is sent, in nanoseconds
     * @param diesAt when it dies, in nanoseconds
     */
    public record EntryLife(ImmutableList<Long> synAcks, long diesAt) {}
}
