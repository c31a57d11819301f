package org.listenq.scenarios;

import com.google.common.base.Splitter;
import com.google.common.primitives.ImmutableLongArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times in the first column of a CSV file: with their units, or alone below a header such as {@code time_ms}. */
final class CsvTimes {

    private static final int MOST = 5_000_000;
    private static final Pattern HEADER = Pattern.compile("time(?:_(s|ms|us|ns))?");
    private static final Splitter LINES = Splitter.on(Pattern.compile("\r\n|\n"));

    private CsvTimes() {}

    /**
     * Returns the times in {@code content}, in nanoseconds since the start.
     *
     * @throws IOException if the content is something else; the message says why, in half a sentence
     */
    static ImmutableLongArray times(byte[] content) throws IOException {
        checkLines(content);
        ImmutableLongArray.Builder times = ImmutableLongArray.builder();
        String unit = "";
        int number = 0;
        for (Iterator<String> lines = LINES.split(text(content)).iterator(); lines.hasNext(); ) {
            String cell = firstCell(lines.next());
            number++;
            Matcher header = HEADER.matcher(cell);
            if (number == 1 && header.matches()) {
                unit = header.group(1) == null ? "" : header.group(1);
            } else if (!cell.isEmpty() && !cell.startsWith("#")) {
                times.add(nanos(cell + unit, number));
            }
        }
        return times.build();
    }

    private static void checkLines(byte[] content) throws IOException {
        int lines = 0;
        for (byte each : content) {
            lines += each == '\n' ? 1 : 0;
        }
        if (lines > MOST) {
            throw new IOException("more than 5,000,000 lines");
        }
    }

    private static String text(byte[] content) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("not UTF-8", e);
        }
    }

    private static String firstCell(String line) {
        int comma = line.indexOf(',');
        String cell = (comma < 0 ? line : line.substring(0, comma)).strip();
        return cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"")
                ? cell.substring(1, cell.length() - 1)
                : cell;
    }

    private static long nanos(String cell, int line) throws IOException {
        try {
            return Units.duration(cell).toNanos();
        } catch (Refusal refusal) {
            throw new IOException("line " + line + ": " + refusal.found() + " (" + refusal.expected() + ")", refusal);
        }
    }
}
