package org.listenq.core.listener;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Connections;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TcpState;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.World;

/**
 * A listening socket with its two queues: it shows its policy what is there, and carries out what the policy answers.
 *
 * <p>{@link #carryOut} is the only place in the project that tells actions apart.
 */
public final class Listener {

    private final Scheduler scheduler;
    private final Connections connections;
    final ServerHost host;
    private final HostState shared;
    private final Replies replies;
    private final ListenerPlan plan;
    final ListenerPolicy policy;
    final QueueRows rows;
    private final QueueState queues;
    final IncompleteQueue incomplete = new IncompleteQueue();
    final CompletedQueue completed = new CompletedQueue();
    final ListenerCounts counts = new ListenerCounts();
    private final TimerModel timers;
    private final ScanClock scan;
    private final DeferredEntries deferred = new DeferredEntries(this);
    private @Nullable Runnable onCompletion;

    Listener(World world, ServerHost host, ListenerPlan plan) {
        this.scheduler = world.scheduler();
        this.connections = world.connections();
        this.host = host;
        this.shared = host.state();
        this.replies = host.replies();
        this.plan = plan;
        this.policy = plan.policy();
        this.queues = new QueueState(world, shared, plan, incomplete, completed);
        this.rows = new QueueRows(world.trace(), queues, plan.index());
        this.timers = world.timers().ofRequests();
        this.scan = new ScanClock(
                policy.scan(plan.backlog()).orElse(null), world.streams().stream("listener/" + plan.index() + "/scan"));
        rows.socket(EventKind.LISTENER_OPEN, "");
    }

    /** Lets {@code action} run whenever a connection has entered the completed queue and its first segment was read. */
    public void whenCompleted(Runnable action) {
        onCompletion = action;
    }

    /** Calls listen() again: only the limits change, nobody is evicted and nobody is woken. */
    public void listen(int backlog) {
        queues.listen(backlog);
        rows.socket(EventKind.LISTENER_OPEN, "again");
    }

    /** Takes the connection that was completed first, as accept() does; null when there is none. */
    public @Nullable CompletedConnection accept(int worker) {
        CompletedConnection connection = completed.poll();
        if (connection != null) {
            counts.accepted++;
            connection.connection().noteAccepted(queues.now(), worker);
            rows.left(EventKind.ACCEPT_RETURN, connection, worker, "");
            deferred.fillRoom();
        }
        return connection;
    }

    /** Takes a connection that was reset out of the completed queue; returns whether it stood there. */
    public boolean withdraw(CompletedConnection connection) {
        boolean stood = completed.remove(connection);
        if (stood) {
            counts.withdrawn++;
            rows.left(EventKind.ACCQ_REMOVE, connection, -1, "reset");
            deferred.fillRoom();
            connections.release(connection.connection());
        }
        return stood;
    }

    /** Closes the socket; what becomes of its queues is its policy's. */
    public void close() {
        queues.close();
        host.closed(this);
        rows.socket(EventKind.LISTENER_CLOSE, "");
        deferred.close();
        new Closing(this).close(policy.onClose());
    }

    /** Takes a segment that belongs to no entry and no connection. */
    void unmatched(Segment segment) {
        if (segment.isSyn() && !segment.isRst()) {
            carryOut(policy.onSyn(segment, queues), segment, null);
        } else if (segment.hasAck() && !segment.isRst()) {
            carryOut(ask(segment, null), segment, null);
        } else {
            rows.dropped(segment, ServerHost.IGNORED, TcpState.NONE);
        }
    }

    /** Takes a segment that belongs to {@code entry}. */
    void matched(Segment segment, HalfOpen entry) {
        if (entry.deferred()) {
            deferred.take(segment, entry);
        } else {
            carryOut(ask(segment, entry), segment, entry);
        }
    }

    /** Asks the policy what to do with a segment that is no SYN without entry. */
    Verdict ask(Segment segment, @Nullable HalfOpen entry) {
        return entry == null ? policy.onStray(segment, queues) : policy.onSegment(segment, entry, queues);
    }

    /** Takes the firing of {@code entry}'s timer. */
    void timerFired(HalfOpen entry) {
        carryOut(policy.onTimer(entry, queues), null, entry);
    }

    private void carryOut(Verdict verdict, @Nullable Segment segment, @Nullable HalfOpen entry) {
        mark(verdict, entry);
        Action action = verdict.action();
        if (action == Action.QUEUE) { // the two of every handshake, where the processor foresees a jump best
            enqueue(verdict, requireNonNull(segment));
        } else if (action == Action.CREATE) {
            create(verdict, requireNonNull(segment), entry);
        } else {
            carryOutRare(verdict, segment, entry);
        }
        restart(verdict, entry);
    }

    private void carryOutRare(Verdict verdict, @Nullable Segment segment, @Nullable HalfOpen entry) {
        switch (verdict.action()) {
            case DROP, KEEP -> refuse(verdict, requireNonNull(segment), entry);
            case RESET -> reset(verdict, requireNonNull(segment), entry);
            case COOKIE -> replies.cookie(requireNonNull(segment), shared.cookieIss(), verdict);
            case FORGET -> forget(verdict, segment, requireNonNull(entry));
            case DEFER -> deferred.add(verdict, requireNonNull(segment), entry);
            case RESEND -> resend(verdict, segment, requireNonNull(entry));
            case CHALLENGE -> replies.challenge(requireNonNull(entry), verdict.counters());
            case EXPIRE -> expire(verdict, requireNonNull(entry));
            case PASS_ON -> passOn(verdict, requireNonNull(segment), requireNonNull(entry));
            case WAIT -> rows.timer(requireNonNull(entry), verdict);
            case QUEUE, CREATE -> throw new IllegalStateException("not rare: " + verdict);
        }
    }

    private void mark(Verdict verdict, @Nullable HalfOpen entry) {
        if (verdict.isPlain()) {
            return;
        }
        if (verdict.has(Mark.OVERFLOWED)) {
            queues.overflowed();
        }
        if (verdict.has(Mark.SOUGHT_VICTIM)) {
            shared.soughtVictim();
        }
        if (verdict.pauseNanos() > 0) {
            shared.pause(verdict.pauseNanos());
        }
        if (entry != null && entry.apply(verdict, queues.now())) {
            incomplete.aged();
        }
    }

    private void restart(Verdict verdict, @Nullable HalfOpen entry) {
        if (entry == null || verdict.timerNanos() == Verdict.KEEP_TIMER) {
            return;
        }
        if (verdict.timerNanos() == Verdict.CANCEL_TIMER) {
            scheduler.cancel(entry);
        } else {
            startTimer(entry, verdict.timerNanos());
        }
    }

    private void startTimer(HalfOpen entry, long nanos) {
        entry.restart(scheduler, timers, scan.delay(entry.connection().key(), queues.now(), nanos));
        rows.timerSet(entry);
    }

    private void refuse(Verdict verdict, Segment segment, @Nullable HalfOpen entry) {
        rows.dropped(segment, verdict, stateOf(entry));
    }

    private static TcpState stateOf(@Nullable HalfOpen entry) {
        return entry == null ? TcpState.NONE : TcpState.SYN_RECV;
    }

    private void reset(Verdict verdict, Segment segment, @Nullable HalfOpen entry) {
        rows.dropped(segment, verdict, stateOf(entry));
        replies.reset(segment, CounterSet.NONE);
        if (entry != null && verdict.has(Mark.FORGET_ENTRY)) {
            counts.forgotten++;
            remove(entry, Verdict.of(Action.FORGET).because(verdict.cause()), "reset");
        }
    }

    private void enqueue(Verdict verdict, Segment syn) {
        HalfOpenView victim = verdict.victim();
        if (victim != null) {
            evict((HalfOpen) victim, verdict);
        }
        HalfOpen entry = enter(syn, shared.chooseIss(), verdict);
        if (victim == null) {
            check(queues.exceedsSum());
        }
        replies.synAck(entry, CounterSet.NONE);
        startTimer(entry, verdict.timerNanos());
    }

    /** Makes the entry of a connection that a cookie proved. */
    HalfOpen enter(Segment completing, Verdict verdict) {
        return enter(completing, completing.peerIss(), Verdict.of(Action.QUEUE).because(verdict.cause()));
    }

    private HalfOpen enter(Segment segment, int iss, Verdict verdict) {
        HalfOpen entry = shared.entries().take(this).begin(this, segment, iss, queues.now());
        hold(entry.connection());
        entry.connection().noteEntered();
        counts.entered++;
        host.attach(entry);
        shared.added(entry);
        if (incomplete.length() == 0) {
            scan.filled(queues.now());
        }
        incomplete.add(entry);
        rows.incomplete(EventKind.SYNQ_ADD, entry, 1, verdict, "");
        return entry;
    }

    void evict(HalfOpen victim, Verdict verdict) {
        victim.listener().evicted(victim, Verdict.of(Action.FORGET).because(verdict.cause()));
    }

    private void evicted(HalfOpen victim, Verdict why) {
        if (victim.deferred()) {
            victim.waiting().abort();
        }
        counts.evicted++;
        remove(victim, why, "evicted");
    }

    private void create(Verdict verdict, Segment segment, @Nullable HalfOpen entry) {
        Connection connection = segment.connection();
        if (entry == null) {
            hold(connection);
            counts.fromCookies++;
        } else {
            counts.promoted++;
            unlink(entry);
            rows.promoted(entry);
        }
        CompletedConnection child = host.create(this, segment, entry, queues.now());
        complete(child, verdict, entry == null ? TcpState.NONE : TcpState.SYN_RECV);
        if (entry != null) {
            giveBack(entry);
        }
        check(queues.exceedsCompleted());
        child.receive(segment);
        announce();
    }

    void complete(CompletedConnection child, Verdict verdict, TcpState before) {
        child.connection().noteCompleted(queues.now());
        completed.offer(child);
        rows.completed(child, before, verdict);
    }

    /** Nobody is let in beyond the limits, but a lowered backlog puts nobody out, who may be replaced by somebody. */
    void check(boolean exceeded) {
        if (exceeded) {
            throw new IllegalStateException(
                    "policy let in more than its limits say: " + queues.limits() + ", " + counts);
        }
    }

    void announce() {
        if (onCompletion != null) {
            onCompletion.run();
        }
    }

    private void forget(Verdict verdict, @Nullable Segment segment, HalfOpen entry) {
        counts.forgotten++;
        remove(entry, verdict, "forgotten");
        if (verdict.has(Mark.TELL_PEER) && segment != null) {
            replies.reset(segment, CounterSet.NONE);
        }
    }

    private void resend(Verdict verdict, @Nullable Segment segment, HalfOpen entry) {
        if (segment == null) {
            rows.timer(entry, verdict);
            replies.synAck(entry, CounterSet.NONE);
        } else {
            replies.synAck(entry, verdict.counters());
        }
    }

    private void expire(Verdict verdict, HalfOpen entry) {
        counts.expired++;
        rows.timer(entry, verdict);
        if (verdict.has(Mark.TELL_PEER)) {
            replies.reset(entry, CounterSet.NONE);
        }
        remove(entry, Verdict.of(Action.EXPIRE).because(verdict.cause()), "expired");
    }

    private void passOn(Verdict verdict, Segment segment, HalfOpen entry) {
        if (verdict.has(Mark.FORGET_ENTRY)) {
            counts.orphaned++;
            remove(entry, verdict, "orphaned");
        }
        host.lookUp(segment);
    }

    void remove(HalfOpen entry, Verdict why, String note) {
        unlink(entry);
        rows.incomplete(EventKind.SYNQ_REMOVE, entry, -1, why, note);
        Connection connection = entry.connection();
        giveBack(entry);
        release(connection);
    }

    /** Nobody will look at {@code entry} any more. */
    void giveBack(HalfOpen entry) {
        shared.entries().giveBack(entry);
    }

    void hold(Connection connection) {
        connections.hold(connection);
    }

    void release(Connection connection) {
        connections.release(connection);
    }

    /** A deferred entry has left the host's table of entries already. */
    void unlink(HalfOpen entry) {
        scheduler.cancel(entry);
        incomplete.remove(entry);
        if (incomplete.length() == 0) {
            scan.emptied(queues.now());
        }
        if (!entry.deferred()) {
            shared.removed(entry);
        }
        host.detach(entry);
    }

    /** Adds the queue lengths to a row of another's making. */
    public TraceRow lengths(TraceRow row) {
        return rows.lengths(row);
    }

    QueueState state() {
        return queues;
    }

    /** What there is to see of it. */
    public QueueView queues() {
        return queues;
    }

    /** What it has done so far. */
    public ListenerCounts counts() {
        return counts;
    }

    public ListenerPlan plan() {
        return plan;
    }
}
