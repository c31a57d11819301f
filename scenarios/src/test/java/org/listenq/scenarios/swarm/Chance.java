package org.listenq.scenarios.swarm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Draws values as they stand in a scenario. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    int from(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    long from(long low, long high) {
        return low == high ? low : random.nextLong(low, high == Long.MAX_VALUE ? high : high + 1);
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    final <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** A time of a random order of magnitude up to {@code most} milliseconds. */
    String time(int most) {
        return switch (random.nextInt(4)) {
            case 0 -> from(0, most) + "ms";
            case 1 -> from(0, Math.min(most, 50)) + "ms";
            case 2 -> from(0, 1000 * Math.min(most, 100)) + "us";
            default -> pick("0s", "1ms", "10ms");
        };
    }

    String positiveTime(int most) {
        return from(1, most) + "ms";
    }

    String share(int mostPerMille) {
        int perMille = from(0, mostPerMille);
        return perMille / 10 + "." + perMille % 10 + "%";
    }

    /** A list of {@code low} to {@code high} values. */
    List<Object> list(int low, int high, Supplier<?> value) {
        List<Object> list = new ArrayList<>();
        IntStream.range(0, from(low, high)).forEach(i -> list.add(value.get()));
        return list;
    }

    /** A mapping that can grow, of keys and values in turn. */
    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
