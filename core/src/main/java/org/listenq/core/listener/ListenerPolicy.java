package org.listenq.core.listener;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/**
 * What one system's listening socket does where the standard leaves a choice.
 *
 * <p>Immutable: it decides from what it is shown and remembers nothing. Every answer is a {@link Verdict}, which the
 * {@link Listener} carries out in one place. What has to be remembered, the listener remembers as the verdict's {@link
 * Mark}s say, and shows again: per entry in {@link HalfOpenView} (how often its timer fired, whether it was
 * acknowledged), per socket in {@link QueueView} (the lengths, the last overflow), per host in {@link HostView}.
 *
 * <p><b>To write one.</b> Implement this interface and its {@link Provider}, name the provider's class in the file
 * {@code META-INF/services/org.listenq.core.listener.ListenerPolicy$Provider} of a jar, and give the jar's folder to
 * {@code --plugins}: {@code --policy NAME} and {@code server: {policy: NAME, settings: {..}}} then find it like a
 * built-in one. {@code docs/examples/listener-policy} is a whole one.
 *
 * <p><b>What comes when.</b> A SYN without entry goes to {@link #onSyn}. {@code QUEUE} makes an entry, sends SYN-ACK
 * and starts the entry's timer, so this verdict needs {@link Verdict#timer}; {@code COOKIE} sends SYN-ACK and keeps
 * nothing. Everything that comes for the entry after that goes to {@link #onSegment}, its timer to {@link #onTimer}.
 * {@code CREATE} ends the entry: the connection stands in the completed queue, until accept() takes it. From then on
 * the policy sees it no more, but for {@link #onResetOfCompleted} and {@link #onClose}.
 *
 * <p><b>What a segment says.</b> Sequence numbers are relative to the initial one: the first byte of data is 1. A final
 * ACK is one with {@code segment.hasAck() && segment.ack() == 1 && segment.peerIss() == entry.iss()}, with or without
 * data; a duplicate SYN has {@link Segment#isSyn()}; a reset {@link Segment#isRst()}. The segment is reused: keep none.
 *
 * <p><b>Actions.</b> {@code DROP} and {@code KEEP} send nothing, {@code RESET} sends a reset and leaves the entry
 * unless {@link Mark#FORGET_ENTRY} is there, {@code RESEND} sends the SYN-ACK again, {@code CHALLENGE} an ACK,
 * {@code FORGET} and {@code EXPIRE} remove the entry, {@code DEFER} keeps it although its handshake is complete until
 * {@link #onRoom} or {@link #onDeferredSegment} says {@code CREATE}, {@code PASS_ON} treats the segment as if there
 * were no entry. See {@link Action}.
 *
 * <p><b>Reasons.</b> Give each verdict that refuses something its {@link org.listenq.core.trace.Cause} and the {@link
 * org.listenq.core.trace.Counter}s that the system moves; both may be your own, and appear in traces, reports and
 * counters by themselves. A verdict without conditions is best made once, as a constant.
 *
 * <p><b>Chance and time.</b> Time is {@link QueueView#now()} in nanoseconds, chance is {@link QueueView#random};
 * nothing else is allowed, or the same seed would not give the same run. After each run everything is counted again: a
 * verdict that lets in more than {@link #limits} says ends it.
 */
public interface ListenerPolicy {

    /**
     * Returns what {@code listen(fd, backlog)} means: the clamp and the limits that follow.
     *
     * @param backlog as the program gives it: 0 and negative numbers too
     */
    Limits limits(int backlog);

    /** Returns the same for a socket with {@code options}, if they change it. */
    default Limits limits(int backlog, SocketOptions options) {
        return limits(backlog);
    }

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

    /**
     * Decides on a deferred entry to which a segment has come, the one that deferred it included: {@code CREATE}, or
     * {@code WAIT}.
     */
    default Verdict onDeferredSegment(HalfOpenView deferred, QueueView queues) {
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

    /** Returns how entries' timers are looked after on a socket with {@code backlog}; empty when each has its own. */
    default Optional<TableScan> scan(int backlog) {
        return Optional.empty();
    }

    /** Returns how cookies age. */
    default CookieClock cookieClock() {
        return CookieClock.MINUTES;
    }

    /**
     * What makes policies of one name from the tunables that it declares. It has a constructor without parameters, and
     * remembers nothing.
     */
    interface Provider {

        /** The name that scenarios use, such as {@code linux-6.18}: a-z, 0-9, dots, hyphens; unique. */
        String name();

        /** One sentence for the listing. */
        String summary();

        /** Where its rules come from, and whether they were seen in source or only told. */
        Provenance provenance();

        /** Name of the client stack of the same system: what the server does after the handshake is its. */
        String stack();

        /** The tunables, under the system's own names. */
        ImmutableList<Setting> settings();

        /** The options of {@link SocketOptions} that its policies heed; a scenario that sets another is refused. */
        default ImmutableSet<SocketOption> options() {
            return ImmutableSet.of();
        }

        /** What else is to be known of its rules, a sentence each, for the listing. */
        default ImmutableList<String> remarks() {
            return ImmutableList.of();
        }

        /** Answers that no source, document or measurement backs: built, marked in listings, claimed nowhere. */
        default ImmutableSet<Rule> unverified() {
            return ImmutableSet.of();
        }

        /**
         * Returns the policy for {@code values}, which hold exactly the declared tunables.
         *
         * @throws IllegalArgumentException if the values make no sense together; the message is shown to the user
         */
        ListenerPolicy create(Settings values);
    }
}
