package org.listenq.output.trace;

import java.io.IOException;

/** A place in a saved trace that is not what it should be. */
public final class TraceProblem extends IOException {

    private static final long serialVersionUID = 1;

    private final long line;
    private final String column;

    TraceProblem(long line, String column, String expected, String found) {
        super("line " + line + (column.isEmpty() ? "" : ", column " + column) + ": expected " + expected + ", found "
                + found);
        this.line = line;
        this.column = column;
    }

    /** Number of the line on which the row begins, from 1. */
    public long line() {
        return line;
    }

    /** Name of the column, empty if the whole line is meant. */
    public String column() {
        return column;
    }
}
