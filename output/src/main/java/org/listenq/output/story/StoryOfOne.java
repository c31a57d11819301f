package org.listenq.output.story;

import java.util.Map;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.trace.SavedRow;

/** The story of one connection, told from its rows alone, live or saved. */
public final class StoryOfOne {

    private final Happening happening = new Happening();
    private final ConnectionStory story = new ConnectionStory();

    /** Begins the story of the connection with {@code label}, whose connect() was called at {@code now}. */
    public void begin(int label, long now) {
        story.begin(label, now);
    }

    /** Takes the next row of the connection. */
    public void accept(TraceRow row) {
        if ((row.kind().bit() & ConnectionStory.interests()) != 0) {
            story.accept(happening.read(row));
        }
    }

    /** Takes the next row of a saved trace; {@code meanings} tells what a cause means, by its name. */
    public void accept(SavedRow row, Map<String, String> meanings) {
        if ((row.kind().bit() & ConnectionStory.interests()) != 0) {
            happening.read(row);
            happening.meaning = meanings.getOrDefault(happening.cause, "");
            story.accept(happening);
        }
    }

    /** Returns one sentence whose subject is called {@code name}; nothing if it went straight through. */
    public String sentence(String name) {
        return story.straight() ? "" : Sentence.of(story, name);
    }
}
