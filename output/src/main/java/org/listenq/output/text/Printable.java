package org.listenq.output.text;

/** Text for people, in which names of a user's choice must neither end a line nor command a terminal. */
public final class Printable {

    private Printable() {}

    /** Returns {@code text} with U+FFFD for each control character and line separator. */
    public static String line(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder line = new StringBuilder(text);
        for (int i = 0; i < line.length(); i++) {
            if (isControl(line.charAt(i))) {
                line.setCharAt(i, '\uFFFD');
            }
        }
        return line.toString();
    }

    private static boolean isControl(char c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }
}
