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
        ByteBuffer bytes = buffer(4 * all.length);
        bytes.asIntBuffer().put(all);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** Returns 64-bit floating point numbers, exact up to 2^53: 104 days in nanoseconds. */
    static String doubles(LongStream numbers) {
        double[] all = numbers.mapToDouble(number -> number).toArray();
        ByteBuffer bytes = buffer(8 * all.length);
        bytes.asDoubleBuffer().put(all);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
