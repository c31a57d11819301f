package org.listenq.output.story;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.text.ConnectionName;
import org.listenq.output.text.FixedDecimal;
import org.listenq.output.trace.SavedRow;

/**
 * One sentence for each connection that did not go straight through, told from rows alone, live or saved.
 *
 * <p>The connections with the smallest labels are told one by one; those beyond the limit are counted by what
 * happened to them. What is kept besides is a small fold for each connection that is not over.
 */
public final class Stories implements TraceSink {

    private final int limit;
    private final Map<String, Cause> causes;
    private final Happening happening = new Happening();
    private final List<@Nullable ConnectionStory> open = new ArrayList<>();
    private final Deque<ConnectionStory> free = new ArrayDeque<>();
    private final TreeMap<Integer, Told> told = new TreeMap<>();
    private final TreeMap<String, Group> more = new TreeMap<>();

    /** Tells at most {@code limit} stories one by one. */
    public Stories(int limit) {
        this(limit, Map.of());
    }

    /** Does so with the meanings of {@code causes} by their names, which a saved trace does not tell. */
    public Stories(int limit, Map<String, Cause> causes) {
        this.limit = limit;
        this.causes = causes;
    }

    @Override
    public long interests() {
        return ConnectionStory.interests();
    }

    @Override
    public void accept(TraceRow row) {
        Happening now = happening.read(row);
        if (now.connection >= 0) {
            int slot = row.connection().slot();
            ConnectionStory story = story(slot, now);
            story.accept(now);
            if (now.kind == EventKind.CONNECTION_END) {
                end(slot, story, () -> ConnectionName.full(row.info(), row.connection()));
            }
        }
    }

    /** Takes a row of a saved trace. */
    public void accept(SavedRow row) {
        Happening now = happening.read(row);
        Cause cause = causes.get(now.cause);
        now.meaning = cause == null ? "" : cause.meaning();
        if (now.connection >= 0) {
            ConnectionStory story = story(now.connection, now);
            story.accept(now);
            if (now.kind == EventKind.CONNECTION_END) {
                end(now.connection, story, () -> "connection " + now.connection);
            }
        }
    }

    /** Returns the open story at {@code place}: a slot of a live run, a label of a saved one. */
    private ConnectionStory story(int place, Happening now) {
        while (open.size() <= place) {
            open.add(null);
        }
        ConnectionStory story = open.get(place);
        if (story == null) {
            story = free.isEmpty() ? new ConnectionStory() : free.pop();
            story.begin(now.connection, now.time);
            open.set(place, story);
        }
        return story;
    }

    /** Ends the stories that a saved trace leaves open. */
    public void end() {
        for (int place = 0; place < open.size(); place++) {
            ConnectionStory story = open.get(place);
            if (story != null) {
                end(place, story, () -> "connection " + story.label);
            }
        }
    }

    private void end(int place, ConnectionStory story, Supplier<String> name) {
        open.set(place, null);
        if (!story.straight()) {
            tell(story, name);
        }
        free.push(story);
    }

    private void tell(ConnectionStory story, Supplier<String> name) {
        if (told.size() < limit || (limit > 0 && story.label < told.lastKey())) {
            told.put(story.label, new Told(Sentence.of(story, name.get()), group(story), delay(story)));
        } else {
            count(group(story), delay(story));
        }
        if (told.size() > limit) {
            Told last = told.pollLastEntry().getValue();
            count(last.group, last.delay);
        }
    }

    private void count(String group, long delay) {
        more.computeIfAbsent(group, key -> new Group()).add(delay);
    }

    private static long delay(ConnectionStory story) {
        return Math.max(0, story.returnedAt - story.calledAt);
    }

    static String group(ConnectionStory story) {
        if (story.wasGhost()) {
            String end = story.completedAt >= 0 ? ", got in later" : ", never got in";
            return "connected only in their own eyes" + end + because(story.ackRefusals);
        }
        if (story.wasDeferred()) {
            return "connected at both ends, kept from accept() (" + story.deferredWhy.replaceAll(".*; ", "") + ")";
        }
        if (!story.connected()) {
            return (story.result.isEmpty() ? "never connected" : story.result) + because(story.synRefusals);
        }
        return story.waited() ? "waited" + because(story.synRefusals) : "connected and got " + story.error;
    }

    private static String because(Refusals refusals) {
        return refusals.count() == 0 ? "" : " (" + refusals.causes() + ")";
    }

    /** The sentences in order of labels, then one line for each kind of the others. */
    public ImmutableList<String> lines() {
        List<String> lines = new ArrayList<>();
        told.values().forEach(story -> lines.add(story.sentence));
        more.forEach((group, figures) -> lines.add(figures.line(group)));
        return ImmutableList.copyOf(lines);
    }

    /** A story that is told, and where it belongs if it gives way. */
    private record Told(String sentence, String group, long delay) {}

    /** Stories that are only counted. */
    private static final class Group {
        private long count;
        private long min = Long.MAX_VALUE;
        private long max;

        void add(long delay) {
            count++;
            min = Math.min(min, delay);
            max = Math.max(max, delay);
        }

        String line(String what) {
            return "... and " + FixedDecimal.grouped(count) + " more like this: " + what + "; connect() took "
                    + FixedDecimal.shortSeconds(min) + " s to " + FixedDecimal.shortSeconds(max) + " s.";
        }
    }
}
