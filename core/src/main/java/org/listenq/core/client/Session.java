package org.listenq.core.client;

import org.listenq.core.engine.Event;
import org.listenq.core.engine.RandomStreams;

/** One user of a closed loop: connects, thinks, connects again; after a failure waits and tries again. */
final class Session extends Event {

    private final ClientPopulation population;
    private final SessionPlan plan;
    private final int client;
    private int attempts;
    private int finished;
    private int failures;

    Session(ClientPopulation population, SessionPlan plan, int client) {
        this.population = population;
        this.plan = plan;
        this.client = client;
    }

    /** Connects for the next time. */
    @Override
    protected void fire() {
        attempts++;
        population.connect(client, attempts, this);
    }

    /** Learns how its current connection went. */
    void over(boolean successful) {
        failures = successful ? 0 : failures + 1;
        if (failures > 0 && failures < plan.retry().maxAttempts()) {
            population.wait(this, plan.retry().waitAfter(failures));
            return;
        }
        failures = 0;
        finished++;
        if (finished < plan.connects()) {
            population.wait(this, plan.think().at(chance()));
        }
    }

    private double chance() {
        return RandomStreams.uniform(population.thinkStream(), client, finished);
    }
}
