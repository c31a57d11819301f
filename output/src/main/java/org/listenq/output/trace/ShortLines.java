package org.listenq.output.trace;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text whose lines are believed only up to a length, so that a small compressed file cannot fill the memory. */
final class ShortLines extends FilterReader {

    /** The longest line, or row of several lines, that is read, in characters. */
    static final int LONGEST = 1_000_000;

    private long line = 1;
    private int length;

    ShortLines(Reader in) {
        super(in);
    }

    /** Complains of the row that begins on {@code line}. */
    static TraceProblem problem(long line) {
        return new TraceProblem(line, "", "at most 1,000,000 characters", "more");
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int from, int most) throws IOException {
        int count = in.read(buffer, from, most);
        for (int i = from; i < from + count; i++) {
            if (buffer[i] == '\n') {
                line++;
                length = 0;
            } else if (++length > LONGEST) {
                throw problem(line);
            }
        }
        return count;
    }
}
