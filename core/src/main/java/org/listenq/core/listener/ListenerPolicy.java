package org.listenq.core.listener;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/**
 * What one system's listening socket does where the standard leaves a choice.
 *
 * <p>Immutable: it decides from what it is shown and remembers nothing. Every answer is a {@link Verdict}, which the
 * {@link Listener} carries out in one place.
 */
public interface ListenerPolicy {

    /** Returns what {@code listen(fd, backlog)} means: the clamp and the limits that follow. */
    Limits limits(int backlog);

    /** Decides on a SYN that belongs to no entry: {@code QUEUE}, {@code COOKIE}, {@code DROP} or {@code RESET}. */
    Verdict onSyn(Segment syn, QueueView queues);

    /**
     * Decides on any segment that belongs to an entry, be it a duplicate SYN, a reset, the final ACK, data or FIN;
     * also when the
     * socket no longer {@linkplain QueueView#listening() listens}.
     */
    Verdict onSegment(Segment segment, HalfOpenView entry, QueueView queues);

    /**
     * Decides on a segment with ACK, without SYN and RST, that belongs to no entry: {@code CREATE} if it proves a
     * cookie, else {@code RESET} or {@code DROP}.
     */
    Verdict onStray(Segment segment, QueueView queues);

    /**
     * Decides what an entry's timer does: {@code RESEND}, {@code WAIT} or {@code EXPIRE}; the verdict says when it
     * fires next.
     */
    Verdict onTimer(HalfOpenView entry, QueueView queues);

    /** Decides on a deferred entry when accept() has made room: {@code CREATE}, or {@code WAIT}. */
    default Verdict onRoom(HalfOpenView deferred, QueueView queues) {
        return Verdict.of(Action.WAIT);
    }

    /** Returns what close() of the listening socket does to its queues. */
    CloseRule onClose();

    /** Returns what becomes of a completed connection that its client resets before accept(). */
    ResetRule onResetOfCompleted();

    /** Returns the number of buckets of the host's table of entries; 0 when the policy asks for none. */
    default int buckets() {
        return 0;
    }

    /** Returns how cookies age. */
    default CookieClock cookieClock() {
        return CookieClock.MINUTES;
    }

    /** What makes policies of one name from the tunables that it declares. */
    interface Provider {

        /** The name that scenarios use, such as {@code linux-6.18}. */
        String name();

        /** One sentence for the listing. */
        String summary();

        Provenance provenance();

        /** Name of the client stack of the same system: what the server does after the handshake is its. */
        String stack();

        /** The tunables, under the system's own names. */
        ImmutableList<Setting> settings();

        /** What else is to be known of its rules, a sentence each, for the listing. */
        default ImmutableList<String> remarks() {
            return ImmutableList.of();
        }

        /** Answers that no source, document or measurement backs: built, marked in listings, claimed nowhere. */
        default ImmutableSet<Rule> unverified() {
            return ImmutableSet.of();
        }

        /** Returns the policy for {@code values}, which hold exactly the declared tunables. */
        ListenerPolicy create(Settings values);
    }
}
