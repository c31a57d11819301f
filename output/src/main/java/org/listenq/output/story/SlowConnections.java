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
import org.listenq.output.report.Report;
import org.listenq.output.report.Section;
import org.listenq.output.report.Table;
import org.listenq.output.text.FixedDecimal;
import org.listenq.output.trace.SavedRow;

/**
 * The connections of a saved trace that did not go straight through: all of them by what happened to them, and the
 * worst ones one by one.
 *
 * <p>How bad it was is the time from connect() until the server held the completed connection; if it never did, until
 * connect() failed, the client learned of it, or the run ended. What is kept is a small fold for each connection that is not over.
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

    /** Returns what it found, after the last row of the run called {@code title}. */
    public Report report(String title) {
        open.values().forEach(this::end);
        open.clear();
        String count = FixedDecimal.grouped(slow) + " of " + FixedDecimal.grouped(connections)
                + (connections == 1 ? " connection" : " connections") + " did not go straight through";
        ImmutableList<String> told = slowest.stream()
                .sorted(BY_TIME.reversed())
                .map(Slow::sentence)
                .collect(ImmutableList.toImmutableList());
        return new Report(
                title + ": " + count,
                slow == 0
                        ? ImmutableList.of()
                        : ImmutableList.of(
                                Section.of("By cause", table()),
                                Section.of("The worst " + Math.min(worst, slow), told)));
    }

    private Table table() {
        ImmutableList.Builder<ImmutableList<String>> rows = ImmutableList.builder();
        groups.entrySet().stream()
                .sorted(Comparator.comparingInt(group -> -group.getValue().size()))
                .forEach(group -> rows.add(row(group.getKey(), group.getValue())));
        return new Table(
                ImmutableList.of(
                        Table.word("what happened"),
                        Table.number("connections"),
                        Table.number("shortest"),
                        Table.number("median"),
                        Table.number("longest")),
                rows.build(),
                "Seconds from connect() until the server held the connection, the client learned that it does not, or the end.");
    }

    private static ImmutableList<String> row(String group, List<Long> times) {
        List<Long> sorted = times.stream().sorted().toList();
        return ImmutableList.of(
                group,
                FixedDecimal.grouped(sorted.size()),
                FixedDecimal.shortSeconds(sorted.get(0)),
                FixedDecimal.shortSeconds(sorted.get((sorted.size() - 1) / 2)),
                FixedDecimal.shortSeconds(sorted.get(sorted.size() - 1)));
    }

    /** One of the worst. */
    private record Slow(int label, long nanos, String sentence) {}
}
