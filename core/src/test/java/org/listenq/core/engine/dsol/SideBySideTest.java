package org.listenq.core.engine.dsol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.listenq.core.engine.Event;
import org.listenq.core.engine.Executive;
import org.listenq.core.engine.Scheduler;

/** Runs in several threads of one JVM give what they give alone. */
class SideBySideTest {

    private static final int REPLICATIONS = 40;

    /** Folds names and times of a random mixture of timers into a number that depends on their order. */
    private static final class Mixture {

        private final Scheduler scheduler;
        private final SplittableRandom random;
        private long digest;

        Mixture(Scheduler scheduler, long seed) {
            this.scheduler = scheduler;
            this.random = new SplittableRandom(seed);
        }

        void arm() {
            for (int i = 0; i < 50; i++) {
                int name = i;
                Event event = new Event() {
                    @Override
                    protected void fire() {
                        digest = digest * 31 + name;
                        digest = digest * 31 + time();
                        scheduler.arm(this, random.nextBoolean() ? 40 : random.nextInt(90));
                    }
                };
                scheduler.arm(event, i % 7);
            }
        }
    }

    private static List<Long> replications(Executive executive) {
        List<Long> digests = new ArrayList<>();
        for (int seed = 0; seed < REPLICATIONS; seed++) {
            Mixture mixture = new Mixture(executive.scheduler(), seed);
            digests.add(executive.run(mixture::arm, 3000).eventCount());
            digests.add(mixture.digest);
        }
        return digests;
    }

    @Test
    void runs_inTwoThreads_equalTheSequentialRun() throws Exception {
        List<Long> alone = replications(DsolExecutive.create());
        assertThat(inThreads(2, () -> replications(DsolExecutive.create()))).containsOnly(alone);
    }

    @Test
    void simulators_builtInFourThreadsAtOnce_work() throws Exception {
        Callable<Integer> building = () -> {
            int built = 0;
            for (int i = 0; i < 100; i++) {
                built += DsolExecutive.create().scheduler().now() == 0 ? 1 : 0;
            }
            return built;
        };
        assertThat(inThreads(4, building)).containsOnly(100);
    }

    private static <T> List<T> inThreads(int count, Callable<T> work) throws Exception {
        CyclicBarrier together = new CyclicBarrier(count);
        ExecutorService pool = Executors.newFixedThreadPool(count);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(pool.submit(() -> {
                    together.await();
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
