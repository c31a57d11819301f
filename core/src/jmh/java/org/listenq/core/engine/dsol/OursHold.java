package org.listenq.core.engine.dsol;

import org.listenq.core.engine.Event;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The hold model on our simulator, with reused events. */
@State(Scope.Thread)
public abstract class OursHold {

    final Increments increments = new Increments();
    ListenqSimulator simulator;

    abstract Event newHolder();

    /** Arms the first events. */
    @Setup(Level.Trial)
    public void populate(HoldModelBenchmark model) {
        simulator = DsolExecutive.newSimulator("ours");
        simulator.initialize(new ArmingModel(simulator), new LocalReplication("hold", 0, 0, HoldModelBenchmark.LENGTH));
        for (int i = 0; i < model.pending; i++) {
            simulator.clockwork.arm(newHolder(), increments.next());
        }
    }

    long runFor(long span) {
        simulator.runUpToAndIncluding(simulator.clockwork.now() + span);
        return simulator.clockwork.now();
    }

    private static final class Timer extends Event {

        @Override
        protected void fire() {}
    }

    /** Drawn delays: everything stands in the heap. */
    public static class Drawn extends OursHold {

        @Override
        Event newHolder() {
            return new Event() {
                @Override
                protected void fire() {
                    simulator.clockwork.arm(this, increments.next());
                }
            };
        }
    }

    /** One constant delay: everything stands in a lane. */
    public static class Constant extends OursHold {

        @Override
        Event newHolder() {
            return new Event() {
                @Override
                protected void fire() {
                    simulator.clockwork.arm(this, Increments.MEAN);
                }
            };
        }
    }

    /** Drawn delays, and a timer of constant delay that each event cancels and arms again. */
    public static class WithTimer extends OursHold {

        @Override
        Event newHolder() {
            Event timer = new Timer();
            return new Event() {
                @Override
                protected void fire() {
                    simulator.clockwork.cancel(timer);
                    simulator.clockwork.arm(timer, 3 * Increments.MEAN);
                    simulator.clockwork.arm(this, increments.next());
                }
            };
        }
    }

    /** The same with drawn delays of the timer, which so stands in the heap. */
    public static class WithDrawnTimer extends OursHold {

        @Override
        Event newHolder() {
            Event timer = new Timer();
            return new Event() {
                @Override
                protected void fire() {
                    simulator.clockwork.cancel(timer);
                    simulator.clockwork.arm(timer, 3 * Increments.MEAN + increments.next());
                    simulator.clockwork.arm(this, increments.next());
                }
            };
        }
    }
}
