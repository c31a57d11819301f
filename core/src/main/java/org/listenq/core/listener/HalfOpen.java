package org.listenq.core.listener;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.Event;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.TcpState;

/** One entry of an incomplete queue: a handshake whose SYN the server answered; it is its own timer. */
public final class HalfOpen extends Event implements HalfOpenView, ServerSide {

    private Listener listener;
    private Connection connection = Connection.NONE;
    private long createdAt;
    private int iss;
    private int clientIss;
    private long tsRecent;
    private char timeouts;
    private char retransmissions;
    private boolean acknowledged;
    private @Nullable CompletedConnection waiting;
    private boolean keepArmed;
    private long answeredAt;
    private boolean firing;
    private @Nullable TimerModel ownTimer;

    @Nullable
    HalfOpen earlier;

    @Nullable
    HalfOpen later;

    HalfOpen(Listener listener) {
        this.listener = listener;
    }

    /** Becomes the entry that {@code syn} makes at {@code owner}. */
    HalfOpen begin(Listener owner, Segment syn, int chosenIss, long now) {
        listener = owner;
        connection = syn.connection();
        createdAt = now;
        iss = chosenIss;
        clientIss = syn.iss();
        tsRecent = syn.tsVal();
        timeouts = 0;
        retransmissions = 0;
        acknowledged = false;
        waiting = null;
        keepArmed = true;
        answeredAt = Long.MIN_VALUE;
        firing = false;
        ownTimer = null;
        return this;
    }

    @Override
    protected void fire() {
        firing = true;
        listener.timerFired(this);
        firing = false;
    }

    /** Starts its timer anew; if it is armed for that time already and {@code timers} say so, it keeps its place. */
    void restart(Scheduler scheduler, TimerModel timers, long nanos) {
        if (ownTimer == null) {
            ownTimer = timers.ofTimer();
        }
        TimerModel model = firing ? ownTimer.whileFiring() : ownTimer;
        if (isArmed()) {
            if (model.keepsPlace() && time() == model.fireAt(scheduler.now(), nanos)) {
                return;
            }
            scheduler.cancel(this);
        }
        scheduler.armTimer(this, nanos, model);
    }

    /** Belongs to {@code heir} from now on. */
    void moveTo(Listener heir) {
        listener = heir;
    }

    /** The listening socket that it belongs to. */
    public Listener listener() {
        return listener;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    /** Names the client's initial sequence number. */
    public int clientIss() {
        return clientIss;
    }

    /** The client's time stamp to echo, or {@link Segment#NO_TIMESTAMP}. */
    public long tsRecent() {
        return tsRecent;
    }

    /** Changes its memory as the verdict's marks say; returns whether it stopped being young. */
    boolean apply(Verdict verdict, long now) {
        acknowledged |= verdict.has(Mark.ACKED);
        keepArmed &= !verdict.has(Mark.DISARM_KEEP);
        if (verdict.has(Mark.ANSWERED)) {
            answeredAt = now;
        }
        if (verdict.has(Mark.RESET_RETRANSMISSIONS)) {
            retransmissions = 0;
        }
        retransmissions += (char) (verdict.has(Mark.COUNT_RETRANSMISSION) ? 1 : 0);
        return verdict.has(Mark.COUNT_TIMEOUT) && timeouts++ == 0;
    }

    /** Waits from now on, as a whole connection. */
    void defer(CompletedConnection connection) {
        waiting = connection;
        acknowledged = true;
    }

    /** The connection that it has become and that accept() cannot have yet; only if it is deferred. */
    CompletedConnection waiting() {
        return Objects.requireNonNull(waiting);
    }

    /** Its state, for traces. */
    TcpState state() {
        return waiting == null ? TcpState.SYN_RECV : waiting.state();
    }

    @Override
    public long createdAt() {
        return createdAt;
    }

    @Override
    public int timeouts() {
        return timeouts;
    }

    @Override
    public int retransmissions() {
        return retransmissions;
    }

    @Override
    public boolean acknowledged() {
        return acknowledged;
    }

    @Override
    public boolean deferred() {
        return waiting != null;
    }

    @Override
    public int unread() {
        return waiting == null ? 0 : waiting.unread();
    }

    @Override
    public boolean ended() {
        return waiting != null && waiting.ended();
    }

    @Override
    public long answeredAt() {
        return answeredAt;
    }

    @Override
    public boolean keepArmed() {
        return keepArmed;
    }

    @Override
    public int iss() {
        return iss;
    }

    @Override
    public long timerAt() {
        return isArmed() ? time() : Long.MAX_VALUE;
    }
}
