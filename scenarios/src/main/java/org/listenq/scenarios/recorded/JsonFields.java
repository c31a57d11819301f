package org.listenq.scenarios.recorded;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Streams;
import java.util.function.Function;

/**
 * How fields of a recording are read: times in milliseconds become nanoseconds, what is absent a value that says so.
 */
final class JsonFields {

    /** Stands for a time that the recording does not have. */
    static final long NEVER = -1;

    private static final int MOST_BYTES = 1_000_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private JsonFields() {}

    static long nanos(JsonNode milliseconds, long otherwise) {
        return milliseconds.isNumber() ? Math.round(milliseconds.doubleValue() * NANOS_PER_MILLI) : otherwise;
    }

    static long nanos(JsonNode milliseconds) {
        return nanos(milliseconds, NEVER);
    }

    /** A time that something takes, or since the start; {@code otherwise} where there is none. */
    static long duration(JsonNode milliseconds, long otherwise) {
        if (milliseconds.isNumber() && milliseconds.doubleValue() < 0) {
            throw new BadRecording("a time of " + milliseconds + " ms");
        }
        return nanos(milliseconds, otherwise);
    }

    /** A number of bytes; {@code otherwise} where there is none. */
    static int bytes(JsonNode number, int otherwise) {
        int bytes = number.asInt(otherwise);
        if (bytes < 0 || bytes > MOST_BYTES) {
            throw new BadRecording(number + " bytes at once");
        }
        return bytes;
    }

    static <T> ImmutableList<T> list(JsonNode array, Function<JsonNode, T> element) {
        return Streams.stream(array.elements()).map(element).collect(toImmutableList());
    }

    static ImmutableMap<String, Long> numbers(JsonNode object) {
        ImmutableMap.Builder<String, Long> numbers = ImmutableMap.builder();
        object.properties().stream()
                .filter(field -> field.getValue().isIntegralNumber())
                .forEach(field -> numbers.put(field.getKey(), field.getValue().longValue()));
        return numbers.buildOrThrow();
    }
}
