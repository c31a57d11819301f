package org.listenq.core.server;

import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.Distribution;
import org.listenq.core.engine.Event;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.listener.Listener;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.World;

/** The accepting program behind one listening socket: its workers, its ticks, its pauses. */
public final class AcceptLoop {

    private static final double LOWEST = 0x1.0p-53;
    private static final double HIGHEST = 1 - LOWEST;

    private final World world;
    private final Scheduler scheduler;
    private final ServerPlan plan;
    private final Costs costs;
    private final Pauses pauses;
    private final boolean servesAtOnce;
    private final Processor processor;
    private final long serviceStream;
    private final long wakeStream;
    private final WakeOrder wakeOrder;
    private final WaitLine waiting = new WaitLine();
    private @Nullable Listener listener;
    private long left = Long.MAX_VALUE;
    private long accepted;
    private long woken;
    private int claimed;
    private boolean waking;

    /** Makes a program that has not started; {@code name} tells its streams of chance apart. */
    public AcceptLoop(World world, ServerPlan plan, Processor processor, String name) {
        this.world = world;
        this.scheduler = world.scheduler();
        this.plan = plan;
        this.costs = plan.costs();
        this.pauses = plan.pauses();
        AcceptSchedule schedule = plan.accept();
        this.servesAtOnce = schedule instanceof AcceptSchedule.Workers workers && takesNoTime(workers.service());
        this.wakeOrder = schedule instanceof AcceptSchedule.Workers workers ? workers.wake() : WakeOrder.FIFO;
        this.processor = processor;
        this.serviceStream = world.streams().stream("server/" + name + "/service");
        this.wakeStream = world.streams().stream("server/" + name + "/wake");
    }

    private static boolean takesNoTime(Distribution service) {
        return service.at(LOWEST) == 0 && service.at(HIGHEST) == 0;
    }

    /** Accepts from {@code socket} from now on. */
    public void serve(Listener socket) {
        listener = socket;
        socket.whenCompleted(this::wake);
    }

    /** Starts the program. */
    public void start() {
        for (Pause pause : plan.pauses().all()) {
            at(pause.from(), () -> tell(EventKind.APP_PAUSE));
            at(pause.to(), this::resume);
        }
        AcceptSchedule schedule = plan.accept();
        if (schedule instanceof AcceptSchedule.Workers workers) {
            left = workers.most();
            at(workers.from(), () -> startWorkers(workers));
        } else if (schedule instanceof AcceptSchedule.Every every) {
            left = every.most();
            new Ticks(every).start();
        } else if (schedule instanceof AcceptSchedule.At at) {
            at.times().forEach(time -> at(time, this::tick));
        }
    }

    private void at(long time, Runnable action) {
        world.scheduler()
                .arm(
                        new Event() {
                            @Override
                            protected void fire() {
                                action.run();
                            }
                        },
                        Math.max(0, time - world.scheduler().now()));
    }

    private void tell(EventKind kind) {
        if (world.trace().wants(kind)) {
            world.trace().row(kind, RunInfo.SERVER, Connection.NONE);
            world.trace().emit();
        }
    }

    private void resume() {
        tell(EventKind.APP_RESUME);
        wake();
    }

    private void startWorkers(AcceptSchedule.Workers workers) {
        for (int i = 0; i < workers.count(); i++) {
            waiting.add(new Worker(this, workers, i));
        }
        wake();
    }

    /** Wakes waiting workers while there is something for them. */
    private void wake() {
        if (waking) {
            return;
        }
        waking = true;
        while (waiting.length() > 0 && hasWork()) {
            waiting.takeOut(nextToWake()).awake();
        }
        waking = false;
    }

    private boolean hasWork() {
        return listener != null
                && listener.queues().completed() > claimed
                && left > claimed
                && !pauses.covers(scheduler.now());
    }

    /** Notes that a worker will take one connection, or has taken it. */
    void claim(int change) {
        claimed += change;
    }

    private int nextToWake() {
        woken++;
        if (waiting.length() == 1) {
            return 0;
        }
        return switch (wakeOrder) {
            case FIFO -> 0;
            case LIFO -> waiting.length() - 1;
            case RANDOM -> (int) (RandomStreams.uniform(wakeStream, woken, 0) * waiting.length());
        };
    }

    /** Puts a worker back that waits in accept(). */
    void waitFor(Worker worker) {
        waiting.add(worker);
        wake();
    }

    /** Takes the next connection for {@code worker}; null when there is none. */
    @Nullable
    Child accept(int worker) {
        if (listener == null || left == 0) {
            return null;
        }
        Child child = (Child) listener.accept(worker);
        if (child != null) {
            left--;
            child.rank(++accepted);
        }
        return child;
    }

    /** Returns when a worker is done with {@code child}, whose service time belongs to its rank among the accepted. */
    long serviceEnd(AcceptSchedule.Workers workers, Child child) {
        long start = processor.work(costs.request());
        return pauses.end(start, servesAtOnce ? 0 : serviceTime(workers, child));
    }

    private long serviceTime(AcceptSchedule.Workers workers, Child child) {
        return workers.service().at(RandomStreams.uniform(serviceStream, child.rank(), 0));
    }

    long now() {
        return scheduler.now();
    }

    Costs costs() {
        return costs;
    }

    private void tick() {
        if (plan.pauses().covers(world.scheduler().now())) {
            return;
        }
        Child child = accept(0);
        if (child != null) {
            child.accepted();
            child.served();
            world.connections().release(child.connection());
        }
    }

    World world() {
        return world;
    }

    ServerPlan plan() {
        return plan;
    }

    Processor processor() {
        return processor;
    }

    /** Calls accept() again and again. */
    private final class Ticks extends Event {

        private final AcceptSchedule.Every every;

        Ticks(AcceptSchedule.Every every) {
            this.every = every;
        }

        void start() {
            world.scheduler()
                    .arm(this, Math.max(0, every.from() - world.scheduler().now()));
        }

        @Override
        protected void fire() {
            tick();
            if (left > 0) {
                world.scheduler().arm(this, every.interval());
            }
        }
    }
}
