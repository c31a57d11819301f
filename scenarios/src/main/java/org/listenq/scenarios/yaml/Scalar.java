package org.listenq.scenarios.yaml;

/**
 * A single value as it was written.
 *
 * @param text the characters, without quotes
 * @param missing whether nothing was written, as in {@code key:}
 */
public record Scalar(String text, boolean missing, Place place) implements Node {

    private static final int SHOWN = 60;

    /** Returns the scalar that reads {@code text}. */
    public static Scalar of(String text, Place place) {
        return new Scalar(text, false, place);
    }

    @Override
    public String shown() {
        return missing ? "nothing" : quoted(text);
    }

    /** Returns {@code text} in quotes for a message: shortened, and without characters that steer a terminal. */
    public static String quoted(String text) {
        return "'" + visible(text, SHOWN) + "'";
    }

    /** Returns {@code text} for a message: at most {@code longest} characters, and none that steers a terminal. */
    static String visible(String text, int longest) {
        String cut = text.length() <= longest ? text : text.substring(0, longest) + "...";
        StringBuilder shown = new StringBuilder();
        cut.codePoints().forEach(c -> appendVisible(shown, c));
        return shown.toString();
    }

    private static void appendVisible(StringBuilder shown, int c) {
        int type = Character.getType(c);
        boolean hidden = Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
        if (hidden) {
            shown.append("\\u{").append(Integer.toHexString(c)).append('}');
        } else {
            shown.appendCodePoint(c);
        }
    }
}
