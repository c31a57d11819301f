package org.listenq.output.statistics;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Arrays;
import java.util.BitSet;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Story;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;

/** Outcomes and times of the connections of a run, noted as each one ends. */
public final class ConnectionFigures {

    private final long[] outcomes = new long[Outcome.values().length];
    private final Durations connectLatency = new Durations();
    private final Durations acceptWait = new Durations();
    private final Durations firstByte = new Durations();
    private final Durations ghostTime = new Durations();
    private final Durations request = new Durations();
    private final BitSet ghosts = new BitSet();
    private final BitSet asked = new BitSet();
    private long[] answeredAt = new long[16];
    private long requests;
    private long completed;
    private long connectedAtOnce;
    private long spoofed;
    private long[] bySyns = new long[16];
    private long revived;

    ConnectionFigures() {}

    /** Notes a segment that was lost or ignored: without its final ACK the client is connected in its own eyes only. */
    void dropped(TraceRow row) {
        Connection connection = row.connection();
        boolean completes = row.hasSegment()
                && row.direction() == Direction.TO_SERVER
                && (row.flags() & (Flags.SYN | Flags.ACK)) == Flags.ACK;
        if (completes && connection.completedAt() < 0 && connection != Connection.NONE) {
            ghosts.set(connection.slot());
        }
    }

    /** Notes that a client's program wrote or read something. */
    void talked(TraceRow row) {
        int slot = row.connection().slot();
        if (row.kind() == EventKind.APP_WRITE) {
            asked.set(slot);
        } else if (row.note().equals("data") && asked.get(slot)) {
            if (slot >= answeredAt.length) {
                answeredAt = Arrays.copyOf(answeredAt, Math.max(slot + 1, 2 * answeredAt.length));
            }
            answeredAt[slot] = row.timeNanos();
        }
    }

    /** Notes a connection whose story is over. */
    void ended(long nowNanos, Connection connection) {
        Story story = connection.story();
        spoofed += connection.spoofed() ? 1 : 0;
        completed += story.completedAt() >= 0 ? 1 : 0;
        if (!asked.isEmpty()) {
            conversation(connection);
        }
        outcomes[Outcome.of(connection, story).ordinal()]++;
        countSyns(connection.synsSent());
        times(connection, story);
        boolean marked = ghosts.get(connection.slot());
        if (marked) {
            ghosts.clear(connection.slot());
        }
        if (wasGhost(story, marked)) {
            ghostTime.add(falselyEstablished(story, nowNanos));
            revived += story.completedAt() >= 0 ? 1 : 0;
        }
    }

    private void conversation(Connection c) {
        if (asked.get(c.slot())) {
            asked.clear(c.slot());
            requests++;
            long answered = c.slot() < answeredAt.length ? answeredAt[c.slot()] : 0;
            if (answered > 0) {
                request.add(answered - c.calledAt());
                answeredAt[c.slot()] = 0;
            }
        }
    }

    private void times(Connection connection, Story story) {
        if (story.result() == ConnectResult.OK) {
            connectedAtOnce += connection.synsSent() == 1 ? 1 : 0;
            connectLatency.add(story.returnedAt() - connection.calledAt());
        }
        if (story.acceptedAt() >= 0 && story.completedAt() >= 0) {
            acceptWait.add(story.acceptedAt() - story.completedAt());
        }
        if (story.firstByteAt() >= 0) {
            firstByte.add(story.firstByteAt() - connection.calledAt());
        }
    }

    private static boolean wasGhost(Story story, boolean marked) {
        boolean held = story.completedAt() >= 0 || story.deferredAt() >= 0;
        return story.establishedAt() >= 0 && (!held || marked);
    }

    private void countSyns(int syns) {
        if (syns >= bySyns.length) {
            bySyns = Arrays.copyOf(bySyns, 2 * syns);
        }
        bySyns[syns]++;
    }

    /**
     * Returns for how long the client of the connection of {@code story} was ESTABLISHED while the server did not have
     * it whole; -1 if it never was. In a plain handshake this is the time that the final ACK travels.
     */
    public static long falselyEstablished(Story story, long end) {
        if (story.establishedAt() < 0) {
            return -1;
        }
        long until = story.endedAt() >= 0 ? story.endedAt() : end;
        long held = story.deferredAt() >= 0 ? story.deferredAt() : story.completedAt();
        return Math.max(0, (held >= 0 ? held : until) - story.establishedAt());
    }

    void mergeWith(ConnectionFigures other) {
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] += other.outcomes[i];
        }
        connectLatency.mergeWith(other.connectLatency);
        acceptWait.mergeWith(other.acceptWait);
        firstByte.mergeWith(other.firstByte);
        ghostTime.mergeWith(other.ghostTime);
        bySyns = Arrays.copyOf(bySyns, Math.max(bySyns.length, other.bySyns.length));
        for (int i = 0; i < other.bySyns.length; i++) {
            bySyns[i] += other.bySyns[i];
        }
        revived += other.revived;
        request.mergeWith(other.request);
        requests += other.requests;
        completed += other.completed;
        connectedAtOnce += other.connectedAtOnce;
        spoofed += other.spoofed;
    }

    /** Number of connections of each outcome, also those of which there are none. */
    public ImmutableMap<Outcome, Long> outcomes() {
        ImmutableMap.Builder<Outcome, Long> all = ImmutableMap.builder();
        for (Outcome outcome : Outcome.values()) {
            all.put(outcome, outcomes[outcome.ordinal()]);
        }
        return all.buildOrThrow();
    }

    /** Number of connections. */
    public long count() {
        return Arrays.stream(outcomes).sum();
    }

    /** Number of connections by the number of SYNs that they took. */
    public ImmutableSortedMap<Integer, Long> bySyns() {
        ImmutableSortedMap.Builder<Integer, Long> all = ImmutableSortedMap.naturalOrder();
        for (int i = 0; i < bySyns.length; i++) {
            if (bySyns[i] > 0) {
                all.put(i, bySyns[i]);
            }
        }
        return all.buildOrThrow();
    }

    /** From connect() called to connect() returned 0. */
    public Durations connectLatency() {
        return connectLatency;
    }

    /** From the completed queue to accept() returned. */
    public Durations acceptWait() {
        return acceptWait;
    }

    /** From connect() called to the first data that the server's program read. */
    public Durations firstByte() {
        return firstByte;
    }

    /** Of those whose final ACK did not complete them: from ESTABLISHED at the client to completion, or to the end. */
    public Durations ghostTime() {
        return ghostTime;
    }

    /** Number of those that were completed in the end. */
    public long revived() {
        return revived;
    }

    /** From connect() called to the last data of the reply that was read; needs {@link Scope#conversations()}. */
    public Durations request() {
        return request;
    }

    /** Number of connections on which the client wrote; needs {@link Scope#conversations()}. */
    public long requests() {
        return requests;
    }

    /** Number of connections that reached the completed queue. */
    public long completed() {
        return completed;
    }

    /** Number of connects that succeeded with one SYN. */
    public long connectedAtOnce() {
        return connectedAtOnce;
    }

    /** Number of calls of connect(): of connections without those whose source was forged. */
    public long calls() {
        return count() - spoofed;
    }
}
