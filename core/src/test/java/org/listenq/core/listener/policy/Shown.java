package org.listenq.core.listener.policy;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.HostView;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.SocketOptions;
import org.listenq.core.segment.Segment;

/** Queues as a table row describes them; what a row does not say is empty, open and long ago. */
final class Shown implements QueueView, HostView {

    /** The time that it tells. */
    static final long NOW = 1_000_000_000_000L;

    private final int backlog;
    private final int incomplete;
    private final int completed;
    private int young;
    private int deferred;
    private long overflowedAt = Long.MIN_VALUE;
    private boolean listening = true;
    private boolean proven;
    private boolean recycles;
    private long cookieAge = -1;
    private int bucketLength;
    private long pausedUntil = Long.MIN_VALUE;
    private long pauseNanos;
    private @Nullable HalfOpenView oldest;
    private @Nullable HalfOpenView oldestTimedOut;
    private SocketOptions options = SocketOptions.NONE;
    private int victimsSought;
    private int victimsSoughtBefore;
    private @Nullable HalfOpenView random;
    private @Nullable HalfOpenView oldestDeferred;

    private Shown(int backlog, int incomplete, int completed) {
        this.backlog = backlog;
        this.incomplete = incomplete;
        this.completed = completed;
    }

    static Shown queues(int backlog, int incomplete, int completed) {
        return new Shown(backlog, incomplete, completed);
    }

    private Shown but(Consumer<Shown> change) {
        Shown copy = new Shown(backlog, incomplete, completed);
        copy.young = young;
        copy.deferred = deferred;
        copy.overflowedAt = overflowedAt;
        copy.listening = listening;
        copy.proven = proven;
        copy.recycles = recycles;
        copy.cookieAge = cookieAge;
        copy.bucketLength = bucketLength;
        copy.pausedUntil = pausedUntil;
        copy.pauseNanos = pauseNanos;
        copy.oldest = oldest;
        copy.oldestTimedOut = oldestTimedOut;
        copy.options = options;
        copy.victimsSought = victimsSought;
        copy.victimsSoughtBefore = victimsSoughtBefore;
        copy.random = random;
        copy.oldestDeferred = oldestDeferred;
        change.accept(copy);
        return copy;
    }

    Shown young(int count) {
        return but(copy -> copy.young = count);
    }

    /** So many wait although complete, {@code entry} longest. */
    Shown deferred(int count, HalfOpenView entry) {
        return but(copy -> {
            copy.deferred = count;
            copy.oldestDeferred = entry;
        });
    }

    Shown deferred(int count) {
        return but(copy -> copy.deferred = count);
    }

    /** The last overflow was so many nanoseconds ago. */
    Shown overflowed(long ago) {
        return but(copy -> copy.overflowedAt = NOW - ago);
    }

    Shown closed() {
        return but(copy -> copy.listening = false);
    }

    Shown provenPeer() {
        return but(copy -> copy.proven = true);
    }

    Shown recycling() {
        return but(copy -> copy.recycles = true);
    }

    Shown cookie(long age) {
        return but(copy -> copy.cookieAge = age);
    }

    Shown bucket(int length) {
        return but(copy -> copy.bucketLength = length);
    }

    /** The host's last pause of {@code length} nanoseconds ends so many from now. */
    Shown paused(long length, long ends) {
        return but(copy -> {
            copy.pausedUntil = NOW + ends;
            copy.pauseNanos = length;
        });
    }

    /** The entry that was made first, in the queue and in its bucket. */
    Shown oldest(HalfOpenView entry) {
        return but(copy -> copy.oldest = entry);
    }

    Shown timedOut(HalfOpenView entry) {
        return but(copy -> copy.oldestTimedOut = entry);
    }

    /** A victim was sought so often in this second and in those before; chance points at {@code entry}. */
    Shown sought(int now, int before, HalfOpenView entry) {
        return but(copy -> {
            copy.victimsSought = now;
            copy.victimsSoughtBefore = before;
            copy.random = entry;
        });
    }

    @Override
    public int victimsSought() {
        return victimsSought;
    }

    @Override
    public int victimsSoughtBefore() {
        return victimsSoughtBefore;
    }

    Shown with(SocketOptions others) {
        return but(copy -> copy.options = others);
    }

    @Override
    public long now() {
        return NOW;
    }

    @Override
    public boolean listening() {
        return listening;
    }

    @Override
    public int backlog() {
        return backlog;
    }

    @Override
    public Limits limits() {
        return new Limits(backlog, Limit.none(""), Limit.none(""), Limit.none(""));
    }

    @Override
    public int incomplete() {
        return incomplete;
    }

    @Override
    public int completed() {
        return completed;
    }

    @Override
    public int young() {
        return young;
    }

    @Override
    public int deferred() {
        return deferred;
    }

    @Override
    public long overflowedAt() {
        return overflowedAt;
    }

    @Override
    public SocketOptions options() {
        return options;
    }

    @Override
    public @Nullable HalfOpenView oldest() {
        return oldest;
    }

    @Override
    public @Nullable HalfOpenView oldestTimedOut() {
        return oldestTimedOut;
    }

    @Override
    public @Nullable HalfOpenView oldestDeferred() {
        return oldestDeferred;
    }

    @Override
    public @Nullable HalfOpenView random(Segment segment) {
        return random == null ? oldest : random;
    }

    @Override
    public HostView host() {
        return this;
    }

    @Override
    public boolean proven(Segment syn) {
        return proven;
    }

    @Override
    public boolean recyclesTimeWait(Segment syn) {
        return recycles;
    }

    @Override
    public long cookieTick() {
        return 0;
    }

    @Override
    public long cookieAge(Segment segment) {
        return cookieAge;
    }

    @Override
    public long pausedUntil() {
        return pausedUntil;
    }

    @Override
    public long pauseNanos() {
        return pauseNanos;
    }

    @Override
    public int bucketLength(Segment syn) {
        return bucketLength;
    }

    @Override
    public @Nullable HalfOpenView oldestInBucket(Segment syn) {
        return oldest;
    }

    @Override
    public String toString() {
        return "B=" + backlog + " I=" + incomplete + " C=" + completed + " young=" + young;
    }
}
