package org.listenq.scenarios.recorded;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.link.LossModel;
import org.listenq.core.link.LossProcess;

/**
 * The seeded loss of the recording program: the n-th packet of a connection in a direction is lost iff the first eight
 * bytes of the SHA-256 of {@code seed|direction|connection|n}, as a fraction, are below the probability.
 *
 * @param seed names the weather
 * @param probability share of packets that are lost
 * @param direction {@code c2s} or {@code s2c}
 * @param ids the connections of the group by client
 */
record RecordedLoss(String seed, double probability, String direction, ImmutableList<String> ids) implements LossModel {

    private static final BigDecimal TWO_TO_64 = new BigDecimal(BigInteger.ONE.shiftLeft(64));

    @Override
    public LossProcess start(RandomStreams streams, String name) {
        BigDecimal limit = new BigDecimal(probability).multiply(TWO_TO_64);
        return segment ->
                new BigDecimal(fraction(ids.get(segment.connection().client()), segment.nth())).compareTo(limit) < 0;
    }

    private BigInteger fraction(String connection, int nth) {
        String text = seed + "|" + direction + "|" + connection + "|" + nth;
        HashCode hash = Hashing.sha256().hashString(text, StandardCharsets.UTF_8);
        return new BigInteger(1, java.util.Arrays.copyOf(hash.asBytes(), Long.BYTES));
    }
}
