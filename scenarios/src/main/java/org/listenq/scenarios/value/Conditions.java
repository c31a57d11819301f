package org.listenq.scenarios.value;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happens to segments in one direction.
 *
 * @param delay time from one host to the other
 * @param blackouts windows in which everything sent is lost
 * @param overtaking whether a segment with a shorter delay overtakes one sent before it
 */
public record Conditions(
        DurationDistribution delay,
        Loss loss,
        ImmutableList<Window> blackouts,
        Optional<Extra> reorder,
        Optional<Extra> duplicate,
        Optional<Bandwidth> bandwidth,
        boolean overtaking) {

    /** A share of the segments to which something happens that takes {@code extra} time more. */
    public record Extra(BigDecimal probability, DurationDistribution extra) {

        public Extra {
            probability = Decimals.plain(probability);
        }
    }

    /** A bottleneck that sends one segment after the other; at most {@code queue} wait, a further one is lost. */
    public record Bandwidth(long bitsPerSecond, int queue) {}

    Stream<DurationDistribution> distributions() {
        return Stream.concat(
                Stream.of(delay),
                Stream.of(reorder, duplicate).flatMap(Optional::stream).map(Extra::extra));
    }
}
