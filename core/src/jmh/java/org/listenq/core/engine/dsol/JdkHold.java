package org.listenq.core.engine.dsol;

import java.util.PriorityQueue;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The hold model without an executive: a loop around the JDK's {@link PriorityQueue} of comparable objects. */
@State(Scope.Thread)
public class JdkHold {

    private final Increments increments = new Increments();
    private final PriorityQueue<Item> queue = new PriorityQueue<>();
    private long now;
    private long sequence;

    private static final class Item implements Comparable<Item> {

        private long time;
        private long number;

        @Override
        public int compareTo(Item other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /** Adds the first items. */
    @Setup(Level.Trial)
    public void populate(HoldModelBenchmark model) {
        for (int i = 0; i < model.pending; i++) {
            add(new Item());
        }
    }

    private void add(Item item) {
        item.time = now + increments.next();
        item.number = sequence++;
        queue.add(item);
    }

    long runFor(long span) {
        long end = now + span;
        while (queue.peek().time <= end) {
            Item item = queue.poll();
            now = item.time;
            add(item);
        }
        now = end;
        return now;
    }
}
