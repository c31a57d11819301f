package org.listenq.output.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that are written again and again, eight at a time. */
public final class Fragment {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int length;
    private final long head;
    private final long[] rest;

    /** Keeps a copy of {@code bytes}. */
    public Fragment(byte[] bytes) {
        length = bytes.length;
        int words = Math.max(1, (length + 7) >> 3);
        byte[] padded = Arrays.copyOf(bytes, words << 3);
        head = (long) LONG.get(padded, 0);
        rest = new long[words - 1];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = (long) LONG.get(padded, (i + 1) << 3);
        }
    }

    /** Bytes that {@link #write} may touch, those behind its end included. */
    public int room() {
        return (rest.length + 1) << 3;
    }

    /** Writes them to {@code to} from {@code at} on and returns where they end. */
    public int write(byte[] to, int at) {
        LONG.set(to, at, head);
        for (int i = 0; i < rest.length; i++) {
            LONG.set(to, at + 8 + (i << 3), rest[i]);
        }
        return at + length;
    }
}
