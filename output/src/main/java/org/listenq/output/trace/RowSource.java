package org.listenq.output.trace;

import java.io.Closeable;
import java.io.IOException;

/** The rows of a file as pairs of column and text, before anything is known of their meaning. */
interface RowSource extends Closeable {

    /** Hands the cells of the next row to {@code cells}; returns false at the end. */
    boolean next(Cells cells) throws IOException;

    /** Takes the cells of one row. */
    interface Cells {
        void cell(long line, String column, String text) throws TraceProblem;
    }

    /** Number of the line on which the last row began, from 1. */
    long line();
}
