package org.listenq.core.listener;

import org.jspecify.annotations.Nullable;

/** Entries that have left their incomplete queue, to be used again. */
final class EntryPool {

    private @Nullable HalfOpen free;

    /** Returns an entry that must begin; if it is a new one, it is made for {@code listener}. */
    HalfOpen take(Listener listener) {
        HalfOpen entry = free;
        if (entry == null) {
            return new HalfOpen(listener);
        }
        free = entry.later;
        return entry;
    }

    /** Takes back an entry that nobody will look at any more. */
    void giveBack(HalfOpen entry) {
        entry.earlier = null;
        entry.later = free;
        free = entry;
    }
}
