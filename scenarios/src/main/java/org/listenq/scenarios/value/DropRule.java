package org.listenq.scenarios.value;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Optional;
import org.listenq.core.segment.Direction;

/**
 * Segments that the network loses, chosen one by one.
 *
 * @param kind which kind; empty for any
 * @param nth which of the matching segments of a connection, from 1, ascending; empty for all
 * @param client whose
 * @param direction which way; empty for both
 * @param from the first moment at which one that is sent is lost
 * @param to the end of that time; empty for the end of the run
 */
public record DropRule(
        Optional<SegmentKind> kind,
        ImmutableList<Integer> nth,
        ClientSelector client,
        Optional<Direction> direction,
        Duration from,
        Optional<Duration> to) {}
