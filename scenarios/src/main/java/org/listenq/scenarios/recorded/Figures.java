package org.listenq.scenarios.recorded;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How well the model tells a number of recorded cases, as counts.
 *
 * @param cases number of cases
 * @param connections connections that sent anything
 * @param results connect() calls that end as recorded, of those whose recorded runs agree
 * @param otherResults connect() calls that end as in the first run, of those whose recorded runs disagree
 * @param counts connections with as many SYNs and SYN-ACKs
 * @param packets connections with the same packets
 * @param retransmissions times of SYNs and SYN-ACKs sent again
 * @param times times of all packets of equal sequences
 * @param connects durations of connect() calls that need no timer
 * @param counters counters that move as far, of those whose recorded runs agree
 * @param acceptOrders cases with the same order of accept(), of those whose recorded runs agree
 * @param queues queue lengths that the model has as well
 * @param ghosts cases with as many ghosts, of those whose recording shows the queues
 * @param orphans cases with as many orphans as one of their recorded runs, of those whose recording shows the queues
 */
public record Figures(
        int cases,
        int connections,
        Share results,
        Share otherResults,
        Share counts,
        Share packets,
        TimeErrors retransmissions,
        TimeErrors times,
        TimeErrors connects,
        Share counters,
        Share acceptOrders,
        Share queues,
        Share ghosts,
        Share orphans) {

    /** Adds up {@code comparisons}. */
    public static Figures of(Collection<CaseComparison> comparisons) {
        return new Counting(comparisons).figures();
    }

    /** The cases to add up. */
    private record Counting(Collection<CaseComparison> cases) {

        Figures figures() {
            return new Figures(
                    cases.size(),
                    (int) connections().count(),
                    Share.of(clients().filter(ConnectionComparison::settled), ConnectionComparison::sameResult),
                    Share.of(clients().filter(one -> !one.settled()), ConnectionComparison::sameResult),
                    Share.of(connections(), ConnectionComparison::sameCounts),
                    Share.of(connections(), ConnectionComparison::samePackets),
                    errors(ConnectionComparison::retransmissionErrors),
                    errors(ConnectionComparison::packetErrors),
                    TimeErrors.of(connections()
                            .filter(ConnectionComparison::needsNoTimer)
                            .mapToLong(ConnectionComparison::connectError)),
                    Share.of(counters().filter(CounterComparison::settled), CounterComparison::same),
                    Share.of(settledOrders(), CaseComparison::sameAcceptOrder),
                    queues(),
                    Share.of(cases.stream().filter(CaseComparison::showsQueues), CaseComparison::sameGhosts),
                    Share.of(cases.stream().filter(CaseComparison::showsQueues), CaseComparison::sameOrphans));
        }

        private Stream<ConnectionComparison> connections() {
            return cases.stream()
                    .flatMap(one -> one.connections().stream())
                    .filter(one -> !one.recorded().packets().isEmpty());
        }

        private Stream<ConnectionComparison> clients() {
            return cases.stream()
                    .flatMap(one -> one.connections().stream())
                    .filter(one -> !one.recorded().result().isEmpty());
        }

        private Stream<CounterComparison> counters() {
            return cases.stream().flatMap(one -> one.counters().stream());
        }

        private Stream<CaseComparison> settledOrders() {
            return cases.stream().filter(one -> one.recorded().spread().sameAcceptOrder());
        }

        private TimeErrors errors(Function<ConnectionComparison, ImmutableLongArray> errors) {
            return TimeErrors.of(connections().flatMapToLong(one -> errors.apply(one).stream()));
        }

        private Share queues() {
            long found = cases.stream().mapToLong(CaseComparison::queuesFound).sum();
            long all =
                    cases.stream().mapToLong(one -> one.seen().queues().size()).sum();
            return new Share(found, all);
        }
    }
}
