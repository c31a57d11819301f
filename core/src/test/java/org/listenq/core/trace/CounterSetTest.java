package org.listenq.core.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.policy.ListenerPolicies;
import org.listenq.core.settings.Settings;

/** Tables are as long as there are sets, so a process that makes policies for many runs must not make more of them. */
final class CounterSetTest {

    private static final Counter ONE = new Counter("One", "The first.");
    private static final Counter OTHER = new Counter("Other", "The second.");

    @Test
    void sameCounters_madeTwice_areOneSet() {
        assertThat(CounterSet.of(ONE, new Counter("Other", "The second.")))
                .isSameAs(CounterSet.of(ONE).and(OTHER))
                .isSameAs(CounterSet.of(ONE).plus(CounterSet.of(OTHER)))
                .isNotSameAs(CounterSet.of(OTHER, ONE));
    }

    @Test
    void everyPolicy_madeAgain_bringsNoNewSet() {
        makeAll();
        int before = CounterSet.of(new Counter("Before", "Between them.")).index();
        makeAll();
        int after = CounterSet.of(new Counter("After", "Between them.")).index();
        assertThat(after - before).isEqualTo(1);
    }

    private static void makeAll() {
        for (ListenerPolicy.Provider provider : ListenerPolicies.all()) {
            provider.create(Settings.defaults(provider.settings()));
        }
    }
}
