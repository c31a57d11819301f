package org.listenq.core.server;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.Event;
import org.listenq.core.segment.Connections;

/** One worker of the accepting program: it accepts up to a turn's worth, serves each, and accepts again. */
final class Worker extends Event {

    private final AcceptLoop loop;
    private final Connections connections;
    private final AcceptSchedule.Workers plan;
    private final int index;
    private final ArrayDeque<Child> turn = new ArrayDeque<>(1);
    private @Nullable Child serving;

    Worker(AcceptLoop loop, AcceptSchedule.Workers plan, int index) {
        this.loop = loop;
        this.connections = loop.world().connections();
        this.plan = plan;
        this.index = index;
    }

    /** Returns from waiting in accept(): a connection is there for it. */
    void awake() {
        long cost = loop.costs().accept();
        if (cost == 0) {
            accept();
        } else {
            loop.claim(1);
            arm(loop.processor().work(cost));
        }
    }

    @Override
    protected void fire() {
        if (serving == null) {
            loop.claim(-1);
            accept();
        } else {
            finish(serving);
        }
    }

    private void accept() {
        Child first = loop.accept(index);
        if (first != null) {
            first.accepted();
            for (int i = 1; i < plan.perTurn(); i++) {
                Child child = loop.accept(index);
                if (child == null) {
                    break;
                }
                turn.add(child);
                child.accepted();
            }
        }
        serve(first);
    }

    private void serve(@Nullable Child first) {
        Child child = first;
        while (child != null) {
            long end = loop.serviceEnd(plan, child);
            if (end > loop.now()) {
                serving = child;
                armAt(end);
                return;
            }
            done(child);
            child = next();
        }
        loop.waitFor(this);
    }

    private void finish(Child child) {
        serving = null;
        done(child);
        serve(next());
    }

    private @Nullable Child next() {
        return plan.perTurn() == 1 ? null : turn.poll();
    }

    private void done(Child child) {
        child.served();
        connections.release(child.connection());
    }

    private void arm(long end) {
        armAt(loop.plan().pauses().end(end, 0));
    }

    private void armAt(long time) {
        loop.world().scheduler().arm(this, time - loop.now());
    }
}
