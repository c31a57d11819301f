package org.listenq.core.server;

import org.listenq.core.engine.Scheduler;

/** The server's one processor: what it is given it does in order of arrival, one after the other. */
final class Processor {

    private final Scheduler scheduler;
    private long freeAt;

    Processor(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Gives it {@code cost} nanoseconds of work; returns when that is done. */
    long work(long cost) {
        freeAt = Math.max(freeAt, scheduler.now()) + cost;
        return freeAt;
    }
}
