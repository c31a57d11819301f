package org.listenq.output.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes numbers as decimal digits, three at a time.
 *
 * <p>Each store is one of four bytes, so up to {@value #ROOM} bytes from where a number begins may change; those behind
 * its end are to be written over.
 */
final class Digits {

    /** Bytes that a number may touch: the longest has 21 characters. */
    static final int ROOM = 24;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int GROUP = 1000;
    private static final int TWO_GROUPS = GROUP * GROUP;
    private static final int THREE_GROUPS = GROUP * TWO_GROUPS;

    /** Three digits each, the first in the lowest byte; how many zeros they begin with in the highest. */
    private static final int[] GROUPS = groups();

    private Digits() {}

    /** Writes a whole number to {@code to} from {@code at} on and returns where it ends. */
    static int number(byte[] to, int at, long value) {
        if (value >= 0 && value < THREE_GROUPS) {
            return small(to, at, (int) value);
        }
        int from = at;
        if (value < 0) {
            to[from++] = '-';
        }
        long high = Math.abs(value / THREE_GROUPS);
        int low = (int) Math.abs(value % THREE_GROUPS);
        return high == 0 ? small(to, from, low) : nine(to, number(to, from, high), low);
    }

    /** Writes a time in nanoseconds as seconds with nine decimals, likewise. */
    static int seconds(byte[] to, int at, long nanos) {
        int from = at;
        if (nanos < 0) {
            to[from++] = '-';
        }
        int point = number(to, from, Math.abs(nanos / THREE_GROUPS));
        to[point] = '.';
        return nine(to, point + 1, (int) Math.abs(nanos % THREE_GROUPS));
    }

    private static int small(byte[] to, int at, int value) {
        if (value < GROUP) {
            return first(to, at, value);
        }
        if (value < TWO_GROUPS) {
            return next(to, first(to, at, value / GROUP), value % GROUP);
        }
        int end = first(to, at, value / TWO_GROUPS);
        end = next(to, end, value / GROUP % GROUP);
        return next(to, end, value % GROUP);
    }

    private static int nine(byte[] to, int at, int value) {
        int end = next(to, at, value / TWO_GROUPS);
        end = next(to, end, value / GROUP % GROUP);
        return next(to, end, value % GROUP);
    }

    private static int first(byte[] to, int at, int group) {
        int word = GROUPS[group];
        int zeros = word >>> 24;
        INT.set(to, at, word >>> (zeros << 3));
        return at + 3 - zeros;
    }

    private static int next(byte[] to, int at, int group) {
        INT.set(to, at, GROUPS[group]);
        return at + 3;
    }

    private static int[] groups() {
        int[] groups = new int[GROUP];
        for (int group = 0; group < GROUP; group++) {
            int digits = ('0' + group / 100) | (('0' + group / 10 % 10) << 8) | (('0' + group % 10) << 16);
            int zeros = group < 10 ? 2 : group < 100 ? 1 : 0;
            groups[group] = digits | (zeros << 24);
        }
        return groups;
    }
}
