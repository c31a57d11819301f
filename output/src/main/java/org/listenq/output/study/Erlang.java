package org.listenq.output.study;

import org.apache.commons.statistics.distribution.PoissonDistribution;

/** The loss formula of Erlang. */
public final class Erlang {

    private Erlang() {}

    /**
     * Returns the chance that a customer finds all of {@code servers} busy if nobody waits: Erlang B.
     *
     * @param load mean number of servers that would be busy if there were enough, above 0
     */
    public static double blocking(double load, int servers) {
        PoissonDistribution busy = PoissonDistribution.of(load);
        return busy.probability(servers) / busy.cumulativeProbability(servers);
    }
}
