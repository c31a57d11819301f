package org.listenq.output.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Arrays of numbers as Base64 of their little-endian bytes, which JavaScript reads as typed arrays. */
final class Packed {

    private Packed() {}

    /** Returns 32-bit whole numbers. */
    static String ints(IntStream numbers) {
        int[] all = numbers.toArray();
        byte[] bytes = new byte[4 * all.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(all);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Returns 64-bit floating point numbers, exact up to 2^53: 104 days in nanoseconds. */
    static String doubles(LongStream numbers) {
        double[] all = numbers.mapToDouble(number -> number).toArray();
        byte[] bytes = new byte[8 * all.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(all);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
