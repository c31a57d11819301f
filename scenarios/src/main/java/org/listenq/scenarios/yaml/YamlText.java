package org.listenq.scenarios.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checks of a text before its YAML is looked at: size, encoding, tabs. */
public final class YamlText {

    /** The largest text that is read, in bytes. */
    public static final int LIMIT = 1_000_000;

    private static final Pattern TAB = Pattern.compile("^ *(\t)[ \t]*[^ \t\r\n#]", Pattern.MULTILINE);

    private YamlText() {}

    /**
     * Returns the characters that {@code bytes} stand for.
     *
     * @throws BadScenario if they are not UTF-8 or too many
     */
    public static String decode(String source, byte[] bytes) {
        checkSize(source, bytes.length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw BadScenario.of(placeOfBadByte(source, bytes), "not UTF-8", "expected UTF-8 text");
        }
    }

    /** Refuses a size over {@link #LIMIT}. */
    public static void checkSize(String source, long bytes) {
        if (bytes > LIMIT) {
            throw BadScenario.of(Place.whole(source), "too large", "at most 1 MB is read");
        }
    }

    /** Refuses a byte-order mark, a text that is too large, and tabs that indent. */
    static void check(String source, String text) {
        checkSize(source, text.length());
        checkSize(source, text.getBytes(StandardCharsets.UTF_8).length);
        if (text.startsWith("\uFEFF")) {
            throw BadScenario.of(
                    new Place(source, 1, 1), "a byte-order mark", "expected UTF-8 text without byte-order mark");
        }
        Matcher tab = TAB.matcher(text);
        if (tab.find()) {
            throw BadScenario.of(place(source, text, tab.start(1)), "a tab indents this line", "indent with spaces");
        }
    }

    private static Place place(String source, String text, int at) {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        return new Place(source, line, at - text.lastIndexOf('\n', at));
    }

    private static Place placeOfBadByte(String source, byte[] bytes) {
        String replaced = new String(bytes, StandardCharsets.UTF_8);
        int at = Math.max(replaced.indexOf('\uFFFD'), 0);
        return place(source, replaced, at);
    }
}
