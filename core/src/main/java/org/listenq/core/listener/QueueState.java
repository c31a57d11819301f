package org.listenq.core.listener;

import com.google.common.primitives.Ints;
import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.World;

/** What a listening socket shows its policy. */
final class QueueState implements QueueView {

    private final Scheduler scheduler;
    private final HostState host;
    private final ListenerPlan plan;
    private final IncompleteQueue incomplete;
    private final CompletedQueue completed;
    private final long randomStream;
    private Limits limits;
    private int incompleteLimit;
    private int completedLimit;
    private int sumLimit;

    /** The greatest limit of the completed queue until now. */
    private int mostCompleted = -1;

    private boolean listening = true;
    private long overflowedAt = Long.MIN_VALUE;

    QueueState(World world, HostState host, ListenerPlan plan, IncompleteQueue incomplete, CompletedQueue completed) {
        this.scheduler = world.scheduler();
        this.host = host;
        this.plan = plan;
        this.incomplete = incomplete;
        this.completed = completed;
        this.randomStream = world.streams().stream("listener/" + plan.index() + "/evict");
        this.limits = plan.policy().limits(plan.backlog(), plan.options());
        noteLimits();
    }

    void listen(int backlog) {
        limits = plan.policy().limits(backlog, plan.options());
        noteLimits();
    }

    private void noteLimits() {
        incompleteLimit = Ints.saturatedCast(limits.incomplete().connections());
        completedLimit = Ints.saturatedCast(limits.completed().connections());
        sumLimit = Ints.saturatedCast(limits.sum().connections());
        mostCompleted = Math.max(mostCompleted, completedLimit);
    }

    /** Most entries of the incomplete queue, for rows; -1 without a limit. */
    int incompleteLimit() {
        return incompleteLimit;
    }

    /** Most connections in the completed queue, for rows; -1 without a limit. */
    int completedLimit() {
        return completedLimit;
    }

    /** Whether the completed queue is longer than it may become. */
    boolean exceedsCompleted() {
        return completed.length() > completedLimit && completedLimit != Limit.NONE;
    }

    /** Whether it is longer than any backlog allowed: those that wait were let in under one of them. */
    boolean exceedsEarlier() {
        return exceedsCompleted() && completed.length() > mostCompleted;
    }

    /** Whether both queues together are longer than they may become. */
    boolean exceedsSum() {
        return sumLimit != Limit.NONE && completed.length() + incomplete.length() > sumLimit;
    }

    void close() {
        listening = false;
    }

    void overflowed() {
        overflowedAt = now();
    }

    @Override
    public long now() {
        return scheduler.now();
    }

    @Override
    public boolean listening() {
        return listening;
    }

    @Override
    public int backlog() {
        return limits.backlog();
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public int incomplete() {
        return incomplete.length();
    }

    @Override
    public int completed() {
        return completed.length();
    }

    @Override
    public int young() {
        return incomplete.young();
    }

    @Override
    public int deferred() {
        return incomplete.deferredLength();
    }

    @Override
    public long overflowedAt() {
        return overflowedAt;
    }

    @Override
    public SocketOptions options() {
        return plan.options();
    }

    @Override
    public @Nullable HalfOpenView oldest() {
        return incomplete.oldest();
    }

    @Override
    public @Nullable HalfOpenView oldestTimedOut() {
        return incomplete.oldestTimedOut();
    }

    @Override
    public @Nullable HalfOpenView oldestDeferred() {
        return incomplete.oldestDeferred();
    }

    @Override
    public @Nullable HalfOpenView random(Segment segment) {
        return incomplete.random(segment, randomStream);
    }

    @Override
    public HostView host() {
        return host;
    }
}
