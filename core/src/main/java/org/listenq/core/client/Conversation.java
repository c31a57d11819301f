package org.listenq.core.client;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;

/**
 * What a client's program does with its connection; it reads whatever comes, at once.
 *
 * @param writes what it writes, in order of time
 * @param ending how it ends the connection
 * @param trigger when it does so
 * @param triggerValue nanoseconds for {@code AT} and {@code AFTER}, bytes for {@code REPLY}, else unused
 * @param closesAtEnd whether it closes as soon as the server has closed
 */
public record Conversation(
        ImmutableList<Write> writes, Ending ending, Trigger trigger, long triggerValue, boolean closesAtEnd) {

    /** Says nothing and reads; closes when the server has closed. */
    public static final Conversation SILENT = sending(ImmutableList.of());

    /**
     * Something that the program writes.
     *
     * @param afterNanos when, after connect() has returned
     * @param bytes how much
     */
    public record Write(long afterNanos, int bytes) {

        public Write {
            checkArgument(afterNanos >= 0 && bytes > 0, "%s bytes after %s ns", bytes, afterNanos);
        }
    }

    /** How a program ends its connection. */
    public enum Ending {
        /** It never does, unless the server closes first. */
        NONE,
        /** It calls close(): FIN after all that was written. */
        CLOSE,
        /** It calls shutdown(SHUT_WR) and goes on to read. */
        SHUTDOWN,
        /** It closes with SO_LINGER of 0 s: a reset. */
        ABORT
    }

    /** When a program ends its connection. */
    public enum Trigger {
        /** At a time of the run, even if connect() still waits; in that case connect() fails. */
        AT,
        /** Some time after connect() has returned. */
        AFTER,
        /** When it has read so many bytes. */
        REPLY
    }

    public Conversation {
        checkArgument(
                Ordering.natural()
                        .isOrdered(writes.stream().map(Write::afterNanos).toList()),
                "writes not in order");
    }

    /** Returns a conversation that writes and never ends by itself. */
    public static Conversation sending(ImmutableList<Write> writes) {
        return new Conversation(writes, Ending.NONE, Trigger.AFTER, 0, true);
    }

    /** Returns this conversation with an end. */
    public Conversation ending(Ending how, Trigger when, long value) {
        return new Conversation(writes, how, when, value, closesAtEnd);
    }

    /** Whether its end is due at a time of the run. */
    boolean endsAtTime() {
        return ending != Ending.NONE && trigger == Trigger.AT;
    }

    /** Whether its end is due some time after connect() has returned. */
    boolean endsAfterConnect() {
        return ending != Ending.NONE && trigger == Trigger.AFTER;
    }

    /** Whether its end is due when {@code read} bytes were read. */
    boolean endsWithReply(long read) {
        return ending != Ending.NONE && trigger == Trigger.REPLY && read >= triggerValue;
    }
}
