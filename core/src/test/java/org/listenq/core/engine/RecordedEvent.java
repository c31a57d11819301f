package org.listenq.core.engine;

import java.util.ArrayList;
import java.util.List;

/** An event that writes its name into a list when it fires. */
public final class RecordedEvent extends Event {

    private final String name;
    private final List<String> story;

    /** Makes an event of ordinary priority. */
    public RecordedEvent(String name, List<String> story) {
        this(name, NORMAL_PRIORITY, story);
    }

    /** Makes an event with a priority. */
    public RecordedEvent(String name, int priority, List<String> story) {
        super(priority);
        this.name = name;
        this.story = story;
    }

    /** Returns an empty story for events to write into. */
    public static List<String> newStory() {
        return new ArrayList<>();
    }

    @Override
    protected void fire() {
        story.add(name + "@" + time());
    }
}
