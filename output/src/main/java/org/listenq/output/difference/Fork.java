package org.listenq.output.difference;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * Where two courses part.
 *
 * @param a the course in A
 * @param b the course in B
 * @param inA the first moment of A that B does not share, if A goes on at all
 * @param inB the first moment of B that A does not share
 */
record Fork(Course a, Course b, Optional<Moment> inA, Optional<Moment> inB) {

    static final String NOTHING = "nothing more";
    static final String TIME = "the same at another time";

    /** Finds where {@code a} and {@code b} part; times from each zero on count as equal up to {@code tolerance}. */
    static Optional<Fork> of(Course a, Course b, long tolerance, long zeroOfA, long zeroOfB) {
        ImmutableList<Moment> left = a.moments();
        ImmutableList<Moment> right = b.moments();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            Optional<Moment> inA = at(left, i);
            Optional<Moment> inB = at(right, i);
            if (inA.isEmpty()
                    || inB.isEmpty()
                    || !inA.get().what().equals(inB.get().what())) {
                return Optional.of(new Fork(a, b, inA, inB));
            }
            long apart = (inA.get().nanos() - zeroOfA) - (inB.get().nanos() - zeroOfB);
            if (Math.abs(apart) > tolerance) {
                return Optional.of(new Fork(a, b, inA, inB));
            }
        }
        return Optional.empty();
    }

    /** Whose courses they are, as A calls it. */
    String client() {
        return a.client();
    }

    private static Optional<Moment> at(ImmutableList<Moment> moments, int i) {
        return i < moments.size() ? Optional.of(moments.get(i)) : Optional.empty();
    }

    /** When the first of the two happened. */
    long nanos() {
        long a = inA.map(Moment::nanos).orElse(Long.MAX_VALUE);
        return Math.min(a, inB.map(Moment::nanos).orElse(Long.MAX_VALUE));
    }

    String whatInA() {
        return inA.map(Moment::what).orElse(NOTHING);
    }

    /** What happens in B, in words that group: only that it is at another time if nothing else differs. */
    String whatInB() {
        return isOfTime() ? TIME : inB.map(Moment::what).orElse(NOTHING);
    }

    boolean isOfTime() {
        return inA.isPresent()
                && inB.isPresent()
                && inA.get().what().equals(inB.get().what());
    }
}
