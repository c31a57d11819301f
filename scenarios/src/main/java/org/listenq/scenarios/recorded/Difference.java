package org.listenq.scenarios.recorded;

import com.google.common.collect.ImmutableList;
import java.util.stream.Stream;

/**
 * Something that the model tells otherwise than the first recorded run.
 *
 * @param name of the case
 * @param what differs
 * @param cause why
 */
public record Difference(String name, String what, Reason cause) {

    /** A timer of the kernel's second CPU fires up to one tick after its bucket. */
    private static final long HALF_A_TICK = 2_000_000;

    /** Why a model without the recorded machine's accidents cannot be right. */
    public enum Reason {
        /** Two CPUs have a timer wheel each. */
        PRUNED("which of several old entries is pruned: the two CPUs' wheels race; their number is right"),
        /** A timer of the other CPU fires one tick later. */
        LATE_TICK("a timer fired one tick late (two CPUs, two wheels), so that a race or a burst went otherwise"),
        /** Two things happen in one tick. */
        RACE("a SYN-ACK's timer against a duplicate SYN within one tick"),
        /** The order of timers in a burst. */
        BURST("the order within a burst of retransmissions (two CPUs) decides who gets the free places"),
        /** A program's work takes time that is not recorded. */
        PROGRAM("the program's accept() or close() against a packet or a delayed ACK within 0.3 ms"),
        /** No reason is known. */
        UNKNOWN("no cause is known: the recorded runs agree");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** In words. */
        public String text() {
            return text;
        }
    }

    /** All differences of a case but those of times. */
    public static ImmutableList<Difference> of(CaseComparison comparison) {
        Stream<Difference> connections = comparison.connections().stream()
                .filter(one -> !one.samePackets() || !one.sameResult())
                .map(one -> of(comparison, one));
        Stream<Difference> counters = comparison.counters().stream()
                .filter(counter -> counter.settled() && !counter.same())
                .map(counter -> new Difference(comparison.recorded().name(), text(counter), Reason.UNKNOWN));
        return Stream.of(connections, counters, order(comparison), hidden(comparison))
                .flatMap(differences -> differences)
                .collect(ImmutableList.toImmutableList());
    }

    private static Difference of(CaseComparison comparison, ConnectionComparison one) {
        String what = one.sameResult()
                ? "packets of " + one.recorded().id()
                : "connect() of " + one.recorded().id() + ": " + one.recorded().result() + ", model "
                        + one.model().result();
        return new Difference(comparison.recorded().name(), what, reason(comparison, one));
    }

    private static Reason reason(CaseComparison comparison, ConnectionComparison one) {
        if (comparison.recorded().isDeterministic()) {
            return Reason.UNKNOWN;
        }
        boolean forged = one.recorded().result().isEmpty();
        if (forged && !one.sameCounts()) {
            return Reason.PRUNED;
        }
        if (hasLateTick(one)) {
            return Reason.LATE_TICK;
        }
        if (!one.sameCounts()) {
            return one.recorded().synTimes().length == one.model().synTimes().length ? Reason.RACE : Reason.BURST;
        }
        return Reason.PROGRAM;
    }

    /** Whether a packet that both have was sent later by about a tick than in the model. */
    private static boolean hasLateTick(ConnectionComparison one) {
        int common =
                Math.min(one.recorded().packets().size(), one.model().packets().size());
        for (int i = 0; i < common; i++) {
            Packet seen = one.recorded().packets().get(i);
            Packet made = one.model().packets().get(i);
            if (seen.isLike(made) && seen.sentAt() - made.sentAt() > HALF_A_TICK) {
                return true;
            }
        }
        return false;
    }

    private static String text(CounterComparison counter) {
        return counter.host() + "'s " + counter.counter() + ": "
                + counter.recorded().get(0) + ", model " + counter.model();
    }

    private static Stream<Difference> order(CaseComparison comparison) {
        if (comparison.sameAcceptOrder()) {
            return Stream.of();
        }
        String what = "order of accept(): " + comparison.seen().acceptOrder() + ", model "
                + comparison.made().acceptOrder();
        return Stream.of(new Difference(comparison.recorded().name(), what, Reason.BURST));
    }

    private static Stream<Difference> hidden(CaseComparison comparison) {
        if (!comparison.showsQueues()) {
            return Stream.of();
        }
        Stream<Difference> ghosts = Stream.of("ghosts: " + comparison.seen().ghosts() + ", model "
                        + comparison.made().ghosts())
                .filter(what -> !comparison.sameGhosts())
                .map(what -> new Difference(comparison.recorded().name(), what, Reason.BURST));
        Stream<Difference> orphans = Stream.of("orphans: " + comparison.seen().orphans() + ", model "
                        + comparison.made().orphans())
                .filter(what -> comparison.seen().orphans() != comparison.made().orphans())
                .map(what -> new Difference(
                        comparison.recorded().name(),
                        what,
                        comparison.sameOrphans() ? Reason.PROGRAM : Reason.UNKNOWN));
        return Stream.concat(ghosts, orphans);
    }
}
