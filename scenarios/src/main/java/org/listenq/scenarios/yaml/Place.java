package org.listenq.scenarios.yaml;

/**
 * Where something stands in a text.
 *
 * @param source name of the file, or of the command-line argument
 * @param line from 1; 0 when the text as a whole is meant
 * @param column from 1
 */
public record Place(String source, int line, int column) {

    /** The text as a whole. */
    public static Place whole(String source) {
        return new Place(source, 0, 0);
    }

    /** {@code file.yaml:12:5}, or the source alone when the text as a whole is meant. */
    public String text() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
