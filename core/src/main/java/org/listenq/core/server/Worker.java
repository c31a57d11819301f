package org.listenq.core.server;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.Event;

/** One worker of the accepting program: it accepts up to a turn's worth, serves each, and accepts again. */
final class Worker extends Event {

    private final AcceptLoop loop;
    private final AcceptSchedule.Workers plan;
    private final int index;
    private final ArrayDeque<Child> turn = new ArrayDeque<>();
    private @Nullable Child serving;

    Worker(AcceptLoop loop, AcceptSchedule.Workers plan, int index) {
        this.loop = loop;
        this.plan = plan;
        this.index = index;
    }

    /** Returns from waiting in accept(): a connection is there for it. */
    void awake() {
        long cost = loop.plan().costs().accept();
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
        for (int i = 0; i < plan.perTurn(); i++) {
            Child child = loop.accept(index);
            if (child == null) {
                break;
            }
            turn.add(child);
            child.accepted();
        }
        serveNext();
    }

    private void serveNext() {
        Child child = turn.poll();
        while (child != null) {
            long end = serviceEnd(child);
            if (end > loop.world().scheduler().now()) {
                serving = child;
                armAt(end);
                return;
            }
            done(child);
            child = turn.poll();
        }
        loop.waitFor(this);
    }

    private long serviceEnd(Child child) {
        long start = loop.processor().work(loop.plan().costs().request());
        return loop.plan().pauses().end(start, loop.serviceTime(plan, child));
    }

    private void finish(Child child) {
        serving = null;
        done(child);
        serveNext();
    }

    private void done(Child child) {
        child.served();
        loop.world().connections().release(child.connection());
    }

    private void arm(long end) {
        armAt(loop.plan().pauses().end(end, 0));
    }

    private void armAt(long time) {
        loop.world().scheduler().arm(this, time - loop.world().scheduler().now());
    }
}
