package org.listenq.output.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that are written again and again, eight at a time. */
public final class Fragment {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int HALF = 16;
    private static final int BLOCK = 2 * HALF;

    private final int length;
    private final long first;
    private final long second;
    private final long third;
    private final long fourth;
    private final byte[] rest;

    /** Keeps a copy of {@code bytes}. */
    public Fragment(byte[] bytes) {
        length = bytes.length;
        byte[] padded = Arrays.copyOf(bytes, Math.max(BLOCK, length));
        first = (long) LONG.get(padded, 0);
        second = (long) LONG.get(padded, 8);
        third = (long) LONG.get(padded, HALF);
        fourth = (long) LONG.get(padded, HALF + 8);
        rest = Arrays.copyOfRange(padded, BLOCK, padded.length);
    }

    /** Bytes that {@link #write} may touch, those behind its end included. */
    public int room() {
        return BLOCK + rest.length;
    }

    /** Writes them to {@code to} from {@code at} on and returns where they end. */
    public int write(byte[] to, int at) {
        LONG.set(to, at, first);
        LONG.set(to, at + 8, second);
        if (length > HALF) {
            LONG.set(to, at + HALF, third);
            LONG.set(to, at + HALF + 8, fourth);
            if (rest.length > 0) {
                System.arraycopy(rest, 0, to, at + BLOCK, rest.length);
            }
        }
        return at + length;
    }
}
