package org.listenq.output.text;

/**
 * Writes JSON strings.
 *
 * <p>Beyond what RFC 8259 asks for, {@code <} and the line separators of Unicode are escaped too, so that the text
 * may stand in an HTML page.
 */
public final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    /** Writes {@code text} in quotes. */
    public static void write(ByteEncoder out, String text) {
        out.put('"');
        int length = text.length();
        for (int i = 0; i < length; i++) {
            int point = text.codePointAt(i);
            i += Character.charCount(point) - 1;
            character(out, point);
        }
        out.put('"');
    }

    private static void character(ByteEncoder out, int point) {
        if (point == '"' || point == '\\') {
            out.put('\\').put((char) point);
        } else if (point == '\n') {
            out.put('\\').put('n');
        } else if (point < ' ' || point == '<' || point == 0x7F || point == 0x2028 || point == 0x2029) {
            escaped(out, point);
        } else {
            out.codePoint(point);
        }
    }

    private static void escaped(ByteEncoder out, int point) {
        out.put('\\').put('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.put(HEX.charAt(point >> shift & 15));
        }
    }
}
