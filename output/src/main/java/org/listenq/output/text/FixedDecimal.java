package org.listenq.output.text;

/** Decimals made from whole numbers, the same under every locale. */
public final class FixedDecimal {

    private static final long MILLION = 1_000_000;
    private static final long BILLION = 1_000_000_000;

    private FixedDecimal() {}

    /** Returns nanoseconds as seconds with nine decimals. */
    public static String seconds(long nanos) {
        return decimal(nanos, BILLION, 9);
    }

    /** Returns nanoseconds as seconds with as many decimals as they need, at least three. */
    public static String shortSeconds(long nanos) {
        String text = seconds(nanos);
        int end = text.length();
        while (text.charAt(end - 1) == '0' && text.charAt(end - 4) != '.') {
            end--;
        }
        return text.substring(0, end);
    }

    /** Returns a count of millionths as a number with six decimals. */
    public static String millionths(long millionths) {
        return decimal(millionths, MILLION, 6);
    }

    /** Returns a count with commas between thousands. */
    public static String grouped(long count) {
        StringBuilder text = new StringBuilder(Long.toString(count));
        int stop = count < 0 ? 1 : 0;
        for (int at = text.length() - 3; at > stop; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    private static String decimal(long value, long scale, int decimals) {
        String fraction = Long.toString(Math.abs(value % scale));
        return (value < 0 ? "-" : "")
                + Math.abs(value / scale)
                + "."
                + "0".repeat(decimals - fraction.length())
                + fraction;
    }
}
