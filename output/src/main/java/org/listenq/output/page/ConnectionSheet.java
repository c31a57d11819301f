package org.listenq.output.page;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The connections that the page lists: all of them up to {@value #MOST}, else an even sample that is the same for the
 * same clients in every run.
 */
final class ConnectionSheet {

    private static final int MOST = 200_000;

    private List<ConnectionFacts> facts = new ArrayList<>();
    private int below = Integer.MAX_VALUE;
    private long total;

    void add(ConnectionFacts connection) {
        total++;
        if (connection.spread() <= below) {
            facts.add(connection);
        }
        while (facts.size() > MOST) {
            below /= 2;
            facts = new ArrayList<>(
                    facts.stream().filter(one -> one.spread() <= below).toList());
        }
    }

    /** Number of connections that there were. */
    long total() {
        return total;
    }

    /** Returns those that are listed, and {@code more}, in the order of their numbers. */
    ImmutableList<ConnectionFacts> with(Collection<ConnectionFacts> more) {
        TreeMap<Integer, ConnectionFacts> all = new TreeMap<>();
        facts.forEach(one -> all.put(one.number(), one));
        more.forEach(one -> all.put(one.number(), one));
        return ImmutableList.copyOf(all.values());
    }
}
