package org.listenq.scenarios;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.listenq.core.engine.Distributions;
import org.listenq.scenarios.value.Arrivals;
import org.listenq.scenarios.value.TimeFile;

/**
 * Makes clients of the connections in a capture that was taken at the server: each calls connect() half its round trip
 * before its SYN came.
 */
final class CapturedClients {

    private CapturedClients() {}

    /** A client whose round trip is unknown has the median of the known ones; without any, there are no delays. */
    static Arrivals.Captured of(String name, OptionalInt port, ArrivalFile.Syns syns) {
        checkSpan(syns);
        long[] known = syns.roundTrips().stream()
                .filter(nanos -> nanos != ArrivalFile.UNKNOWN)
                .sorted()
                .toArray();
        long median = known.length == 0 ? 0 : known[known.length / 2];
        int count = syns.nanos().length();
        long[] delays = new long[count];
        long[] connects = new long[count];
        for (int i = 0; i < count; i++) {
            long roundTrip = syns.roundTrips().get(i);
            delays[i] = (roundTrip == ArrivalFile.UNKNOWN ? median : roundTrip) / 2;
            connects[i] = syns.nanos().get(i) - delays[i];
        }
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingLong(i -> connects[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        long first = Arrays.stream(connects).min().orElse(0);
        return new Arrivals.Captured(
                new TimeFile(name, picked(connects, order, first)),
                port,
                known.length == 0 ? ImmutableLongArray.of() : picked(delays, order, 0));
    }

    /** Refuses times that no clock shows. */
    private static void checkSpan(ArrivalFile.Syns syns) {
        long least = syns.nanos().stream().min().orElse(0);
        long most = syns.nanos().stream().max().orElse(0);
        long slowest = syns.roundTrips().stream().max().orElse(0);
        boolean bad = least < 0 || most - least > Distributions.LONGEST / 2 || slowest > Distributions.LONGEST / 2;
        if (bad) {
            throw Refusal.of("a capture of more than 18 years, or from before 1970", "expected one with right times");
        }
    }

    private static ImmutableLongArray picked(long[] values, int[] order, long since) {
        return ImmutableLongArray.copyOf(
                Arrays.stream(order).mapToLong(i -> values[i] - since).toArray());
    }
}
