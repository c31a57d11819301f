package org.listenq.output.story;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.EventKind;
import org.listenq.output.trace.SavedRow;

/**
 * The connections of a saved trace that did not go straight through: all of them by what happened to them, and the
 * worst ones one by one.
 *
 * <p>How bad it was is the time from connect() until the server held the completed connection; if it never did, until
 * connect() failed, the client learned of it, or the run ended. What is kept is a small fold for each connection that
 * is not over.
 */
public final class SlowConnections {

    private static final Comparator<Slow> BY_TIME =
            Comparator.comparingLong(Slow::nanos).thenComparing(Slow::label, Comparator.reverseOrder());

    private final int worst;
    private final Map<String, Cause> causes;
    private final Happening now = new Happening();
    private final TreeMap<Integer, ConnectionStory> open = new TreeMap<>();
    private final TreeMap<String, List<Long>> groups = new TreeMap<>();
    private final PriorityQueue<Slow> slowest = new PriorityQueue<>(BY_TIME);
    private long connections;
    private long slow;
    private boolean segments;

    /** Tells the {@code worst} ones one by one, with the meanings of {@code causes} by their names. */
    public SlowConnections(int worst, Map<String, Cause> causes) {
        this.worst = worst;
        this.causes = causes;
    }

    /** Takes the next row. */
    public void accept(SavedRow row) {
        if ((ConnectionStory.interests() & row.kind().bit()) == 0) {
            return;
        }
        now.read(row);
        @Nullable Cause cause = causes.get(now.cause);
        now.meaning = cause == null ? "" : cause.meaning();
        if (now.connection >= 0) {
            ConnectionStory story = open.computeIfAbsent(now.connection, this::begin);
            story.accept(now);
            segments |= now.kind == EventKind.SEGMENT_SEND;
            if (now.kind == EventKind.CONNECTION_END) {
                open.remove(now.connection);
                end(story);
            }
        }
    }

    private ConnectionStory begin(int label) {
        ConnectionStory story = new ConnectionStory();
        story.begin(label, now.time);
        return story;
    }

    private void end(ConnectionStory story) {
        connections++;
        if (!story.straight()) {
            slow++;
            long nanos = Math.max(0, until(story) - story.calledAt);
            groups.computeIfAbsent(Stories.group(story), group -> new ArrayList<>())
                    .add(nanos);
            slowest.add(new Slow(story.label, nanos, Sentence.of(story, "connection " + story.label)));
            if (slowest.size() > worst) {
                slowest.poll();
            }
        }
    }

    private long until(ConnectionStory story) {
        if (isPending(story)) {
            return now.time;
        }
        if (!story.connected()) {
            return story.returnedAt;
        }
        long decided = story.completedAt != ConnectionStory.NEVER ? story.completedAt : story.errorAt;
        return decided == ConnectionStory.NEVER ? now.time : decided;
    }

    private static boolean isPending(ConnectionStory story) {
        return story.result.isEmpty() || story.result.equals(ConnectResult.PENDING.text());
    }

    /** Whether the trace tells of segments; without them, stories are wrong. */
    public boolean tellsOfSegments() {
        return segments;
    }

    /** Ends the stories that the trace leaves open; must come once, after the last row. */
    public void end() {
        open.values().forEach(this::end);
        open.clear();
    }

    /** Number of all connections. */
    public long connections() {
        return connections;
    }

    /** Number of those that did not go straight through. */
    public long slow() {
        return slow;
    }

    /** The slow ones by what happened to them, the most frequent first. */
    public ImmutableList<Group> groups() {
        return groups.entrySet().stream()
                .map(group -> Group.of(group.getKey(), group.getValue()))
                .sorted(Comparator.comparingLong(Group::count).reversed())
                .collect(ImmutableList.toImmutableList());
    }

    /** A sentence about each of the worst, the worst first. */
    public ImmutableList<String> worst() {
        return slowest.stream().sorted(BY_TIME.reversed()).map(Slow::sentence).collect(ImmutableList.toImmutableList());
    }

    /** Connections to which the same happened, with the least, the median and the greatest of their times. */
    public record Group(String what, long count, long least, long median, long greatest) {

        private static Group of(String what, List<Long> times) {
            List<Long> sorted = times.stream().sorted().toList();
            int last = sorted.size() - 1;
            return new Group(what, sorted.size(), sorted.get(0), sorted.get(last / 2), sorted.get(last));
        }
    }

    /** One of the worst. */
    private record Slow(int label, long nanos, String sentence) {}
}
