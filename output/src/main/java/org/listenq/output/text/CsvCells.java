package org.listenq.output.text;

import org.listenq.core.trace.TraceRow;

/**
 * Writes the cells of CSV lines: RFC 4180 quoting, LF as line end, an empty cell for what is absent.
 *
 * <p>A spreadsheet runs a cell that begins with one of {@code = + - @} as a formula. Text that comes from a user is
 * therefore defused: when it begins with one of these, a tab, a carriage return or an apostrophe, an apostrophe is
 * put in front; {@link #undefused} takes it away. Words of the program's own, such as the state {@code -}, stay as
 * they are.
 */
public final class CsvCells {

    private final ByteEncoder out;
    private boolean first = true;

    /** Writes to {@code out}. */
    public CsvCells(ByteEncoder out) {
        this.out = out;
    }

    /** Writes a whole number; empty if it is {@link TraceRow#ABSENT}. */
    public CsvCells number(long value) {
        separate();
        if (value != TraceRow.ABSENT) {
            out.number(value);
        }
        return this;
    }

    /** Writes nanoseconds as seconds; empty if they are {@link TraceRow#ABSENT}. */
    public CsvCells seconds(long nanos) {
        separate();
        if (nanos != TraceRow.ABSENT) {
            out.seconds(nanos);
        }
        return this;
    }

    /** Writes a time of a connection's facts; empty if it was never reached. */
    public CsvCells moment(long nanos) {
        return seconds(nanos < 0 ? TraceRow.ABSENT : nanos);
    }

    /** Writes a word of the program. */
    public CsvCells word(String text) {
        separate();
        word(out, text);
        return this;
    }

    /** Writes text that comes from a user. */
    public CsvCells label(String text) {
        separate();
        label(out, text);
        return this;
    }

    /** Writes a word of the program as a cell of its own. */
    public static void word(ByteEncoder out, String text) {
        quoted(out, text, false);
    }

    /** Writes text that comes from a user as a cell of its own. */
    public static void label(ByteEncoder out, String text) {
        quoted(out, text, needsDefusing(text));
    }

    /** Ends the line. */
    public void end() {
        out.put('\n');
        first = true;
    }

    /** Writes a line of words. */
    public void header(Iterable<String> names) {
        for (String name : names) {
            word(name);
        }
        end();
    }

    /** Returns the user's text that {@link #label} wrote as {@code cell}. */
    public static String undefused(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    private void separate() {
        if (!first) {
            out.put(',');
        }
        first = false;
    }

    private static boolean needsDefusing(String text) {
        return !text.isEmpty() && "=+-@\t\r'".indexOf(text.charAt(0)) >= 0;
    }

    private static void quoted(ByteEncoder out, String text, boolean defused) {
        boolean quotes = needsQuotes(text);
        if (quotes) {
            out.put('"');
        }
        if (defused) {
            out.put('\'');
        }
        if (quotes) {
            doubled(out, text);
            out.put('"');
        } else {
            out.text(text);
        }
    }

    private static void doubled(ByteEncoder out, String text) {
        for (int from = 0; from < text.length(); ) {
            int quote = text.indexOf('"', from);
            int to = quote < 0 ? text.length() : quote + 1;
            out.text(text.substring(from, to));
            if (quote >= 0) {
                out.put('"');
            }
            from = to;
        }
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
