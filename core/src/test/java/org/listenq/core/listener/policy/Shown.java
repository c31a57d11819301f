package org.listenq.core.listener.policy;

import org.jspecify.annotations.Nullable;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.HostView;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.SocketOptions;
import org.listenq.core.segment.Segment;

/** Queues as a table row describes them; what a row does not say is empty, open and long ago. */
record Shown(
        int backlog,
        int incomplete,
        int completed,
        int young,
        long now,
        long overflowedAt,
        boolean listening,
        boolean proven,
        boolean recycles,
        long cookieAge,
        SocketOptions options)
        implements QueueView, HostView {

    static Shown queues(int backlog, int incomplete, int completed) {
        return new Shown(
                backlog,
                incomplete,
                completed,
                0,
                1_000_000_000_000L,
                Long.MIN_VALUE,
                true,
                false,
                false,
                -1,
                SocketOptions.NONE);
    }

    Shown young(int count) {
        return new Shown(
                backlog,
                incomplete,
                completed,
                count,
                now,
                overflowedAt,
                listening,
                proven,
                recycles,
                cookieAge,
                options);
    }

    /** The last overflow was so many nanoseconds ago. */
    Shown overflowed(long ago) {
        return new Shown(
                backlog, incomplete, completed, young, now, now - ago, listening, proven, recycles, cookieAge, options);
    }

    Shown closed() {
        return new Shown(
                backlog, incomplete, completed, young, now, overflowedAt, false, proven, recycles, cookieAge, options);
    }

    Shown provenPeer() {
        return new Shown(
                backlog,
                incomplete,
                completed,
                young,
                now,
                overflowedAt,
                listening,
                true,
                recycles,
                cookieAge,
                options);
    }

    Shown recycling() {
        return new Shown(
                backlog, incomplete, completed, young, now, overflowedAt, listening, proven, true, cookieAge, options);
    }

    Shown cookie(long ageMinutes) {
        return new Shown(
                backlog,
                incomplete,
                completed,
                young,
                now,
                overflowedAt,
                listening,
                proven,
                recycles,
                ageMinutes,
                options);
    }

    Shown with(SocketOptions others) {
        return new Shown(
                backlog,
                incomplete,
                completed,
                young,
                now,
                overflowedAt,
                listening,
                proven,
                recycles,
                cookieAge,
                others);
    }

    @Override
    public Limits limits() {
        return new Limits(backlog, Limit.none(""), Limit.none(""), Limit.none(""));
    }

    @Override
    public int deferred() {
        return 0;
    }

    @Override
    public @Nullable HalfOpenView oldest() {
        return null;
    }

    @Override
    public @Nullable HalfOpenView oldestTimedOut() {
        return null;
    }

    @Override
    public @Nullable HalfOpenView random(Segment segment) {
        return null;
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
    public long cookieMinute() {
        return 0;
    }

    @Override
    public long cookieAgeMinutes(Segment segment) {
        return cookieAge;
    }

    @Override
    public int bucketLength(Segment syn) {
        return 0;
    }

    @Override
    public @Nullable HalfOpenView oldestInBucket(Segment syn) {
        return null;
    }
}
