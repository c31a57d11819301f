package org.listenq.output.table;

import org.listenq.output.text.ByteEncoder;

/** Says the states of the hosts in the form of some command. */
interface StateText {

    /** Beyond so many lines, a host's further connections are only counted. */
    int MOST = 1000;

    /** Prints what the command would say of {@code host} now. */
    void print(int host, HostStates states, ByteEncoder out);

    /** Returns {@code number} at the end of {@code width} columns. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** Returns {@code text} at the beginning of {@code width} columns, with a blank behind it at least. */
    static String left(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
