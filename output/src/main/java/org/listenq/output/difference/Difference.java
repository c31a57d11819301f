package org.listenq.output.difference;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;

/**
 * Two accounts compared, client by client.
 *
 * @param a one account
 * @param b the other
 * @param alike number of clients to whom the same happened
 * @param onlyInA clients that B does not have
 * @param onlyInB clients that A does not have
 * @param forks of all others, in order of time
 */
public record Difference(
        Account a,
        Account b,
        int alike,
        ImmutableList<String> onlyInA,
        ImmutableList<String> onlyInB,
        ImmutableList<Fork> forks) {

    /**
     * Compares two accounts; times that are no more than {@code tolerance} nanoseconds apart count as equal.
     *
     * <p>Clients are aligned by name if both accounts have names; else in the order in which they began, with times
     * counted from the first packet of each account.
     */
    public static Difference of(Account a, Account b, long tolerance) {
        return new Alignment(a, b, tolerance).compare();
    }

    /** Whether the same happened to the same clients. */
    public boolean isNone() {
        return forks.isEmpty() && onlyInA.isEmpty() && onlyInB.isEmpty();
    }

    /** The forks by what happens there in A and in B. */
    ImmutableListMultimap<String, Fork> byCause() {
        return Multimaps.index(forks, fork -> fork.whatInA() + "\n" + fork.whatInB());
    }
}
