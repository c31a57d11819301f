package org.listenq.core.listener;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.listenq.core.segment.Segment;

/** A policy put together from answers; what is not set is dropped, or expires. */
public final class FakePolicy implements ListenerPolicy {

    public static final long SECOND = 1_000_000_000L;

    public BiFunction<Segment, QueueView, Verdict> syn =
            (s, q) -> Verdict.of(Action.QUEUE).timer(SECOND);
    public BiFunction<Segment, HalfOpenView, Verdict> segment =
            (s, e) -> Verdict.of(s.isSyn() ? Action.DROP : Action.CREATE);
    public Function<QueueView, Verdict> stray = q -> Verdict.of(Action.RESET);
    public BiFunction<HalfOpenView, QueueView, Verdict> timer = (e, q) -> Verdict.of(Action.EXPIRE);
    public BiFunction<HalfOpenView, QueueView, Verdict> room = (e, q) -> Verdict.of(Action.WAIT);
    public BiFunction<HalfOpenView, QueueView, Verdict> deferred = (e, q) -> Verdict.of(Action.WAIT);
    public CloseRule close = new CloseRule(CloseRule.Fate.RST, CloseRule.Fate.RST);
    public Optional<TableScan> scan = Optional.empty();
    public CookieClock cookieClock = CookieClock.MINUTES;
    public Limit incompleteLimit = Limit.none("");
    public Limit completedLimit = Limit.none("");
    public Limit sumLimit = Limit.none("");

    @Override
    public Limits limits(int backlog) {
        return new Limits(backlog, incompleteLimit, completedLimit, sumLimit);
    }

    @Override
    public Verdict onSyn(Segment s, QueueView queues) {
        return syn.apply(s, queues);
    }

    @Override
    public Verdict onSegment(Segment s, HalfOpenView entry, QueueView queues) {
        return segment.apply(s, entry);
    }

    @Override
    public Verdict onStray(Segment s, QueueView queues) {
        return stray.apply(queues);
    }

    @Override
    public Verdict onTimer(HalfOpenView entry, QueueView queues) {
        return timer.apply(entry, queues);
    }

    @Override
    public Verdict onRoom(HalfOpenView deferred, QueueView queues) {
        return room.apply(deferred, queues);
    }

    @Override
    public Verdict onDeferredSegment(HalfOpenView entry, QueueView queues) {
        return deferred.apply(entry, queues);
    }

    @Override
    public CloseRule onClose() {
        return close;
    }

    @Override
    public ResetRule onResetOfCompleted() {
        return ResetRule.READ_FAILS;
    }

    @Override
    public Optional<TableScan> scan(int backlog) {
        return scan;
    }

    @Override
    public CookieClock cookieClock() {
        return cookieClock;
    }
}
