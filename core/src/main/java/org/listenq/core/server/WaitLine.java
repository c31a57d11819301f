package org.listenq.core.server;

import java.util.Arrays;

/** The workers that wait in accept(), in the order in which they came. */
final class WaitLine {

    private Worker[] line = new Worker[1];
    private int length;

    int length() {
        return length;
    }

    void add(Worker worker) {
        if (length == line.length) {
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = worker;
    }

    /** Takes out and returns the worker at {@code place}, from 0; those behind it move up. */
    Worker takeOut(int place) {
        Worker worker = line[place];
        length--;
        if (place < length) {
            System.arraycopy(line, place + 1, line, place, length - place);
        }
        return worker;
    }
}
