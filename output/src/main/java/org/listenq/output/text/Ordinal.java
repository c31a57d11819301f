package org.listenq.output.text;

/** A count as a place in a row. */
public final class Ordinal {

    private Ordinal() {}

    /** Returns {@code 1st}, {@code 2nd}, {@code 3rd}, {@code 4th}, {@code 11th} ... */
    public static String of(long count) {
        long tens = count % 100;
        if (tens >= 11 && tens <= 13) {
            return count + "th";
        }
        return switch ((int) (count % 10)) {
            case 1 -> count + "st";
            case 2 -> count + "nd";
            case 3 -> count + "rd";
            default -> count + "th";
        };
    }
}
