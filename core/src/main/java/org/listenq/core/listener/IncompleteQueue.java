package org.listenq.core.listener;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.segment.Segment;

/** The queue of handshakes that a listening socket has answered and that are not complete, in order of their making. */
final class IncompleteQueue {

    private @Nullable HalfOpen oldest;
    private @Nullable HalfOpen newest;
    private int length;
    private int young;
    private int waiting;
    private final Set<HalfOpen> deferred = new LinkedHashSet<>();

    void add(HalfOpen entry) {
        entry.earlier = newest;
        if (newest == null) {
            oldest = entry;
        } else {
            newest.later = entry;
        }
        newest = entry;
        entry.later = null;
        length++;
        young += entry.timeouts() == 0 ? 1 : 0;
        if (entry.deferred()) {
            defer(entry);
        }
    }

    void remove(HalfOpen entry) {
        if (entry.earlier == null) {
            oldest = entry.later;
        } else {
            entry.earlier.later = entry.later;
        }
        if (entry.later == null) {
            newest = entry.earlier;
        } else {
            entry.later.earlier = entry.earlier;
        }
        length--;
        young -= entry.timeouts() == 0 ? 1 : 0;
        if (waiting > 0 && deferred.remove(entry)) {
            waiting--;
        }
    }

    /** Notes that an entry is no longer young. */
    void aged() {
        young--;
    }

    /** Notes that an entry waits although its handshake is complete. */
    void defer(HalfOpen entry) {
        waiting += deferred.add(entry) ? 1 : 0;
    }

    /** Those that wait, in the order in which their handshakes were complete. */
    Set<HalfOpen> deferred() {
        return deferred;
    }

    int length() {
        return length;
    }

    int young() {
        return young;
    }

    int deferredLength() {
        return waiting;
    }

    @Nullable
    HalfOpen oldest() {
        return oldest;
    }

    @Nullable
    HalfOpen oldestTimedOut() {
        HalfOpen entry = young == length ? null : oldest;
        while (entry != null && (entry.timeouts() == 0 || entry.deferred())) {
            entry = entry.later;
        }
        return entry;
    }

    @Nullable
    HalfOpen oldestDeferred() {
        return waiting == 0 ? null : deferred.iterator().next();
    }

    /** Returns the entry whose turn {@code segment}'s address in the stream of chance says, or null. */
    @Nullable
    HalfOpen random(Segment segment, long stream) {
        int steps = length == 0
                ? 0
                : (int) (RandomStreams.uniform(stream, segment.connection().key(), segment.nth()) * length);
        HalfOpen entry = oldest;
        while (entry != null && steps-- > 0) {
            entry = entry.later;
        }
        return entry;
    }
}
