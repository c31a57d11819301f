package org.listenq.core.segment;

import org.jspecify.annotations.Nullable;

/**
 * One connection from connect() to the end of everything that belongs to it: its identity, and the facts that either
 * side
 * notes for the table of connections.
 *
 * <p>The facts are written by the ends and read by observers only; no rule of the model reads them, nor the label.
 */
public final class Connection {

    /** A time that was never reached. */
    public static final long NEVER = -1;

    /** Stands where there is no connection. */
    public static final Connection NONE = new Connection(-1);

    private static final int SPOOFED = 1;
    private static final int COOKIE = 1 << 1;
    private static final int ENTERED = 1 << 2;
    private static final int TOLD = 1 << 3;
    private static final int MOST = Character.MAX_VALUE;

    int holds;

    /** What the passive side keeps of it; once it has retired, the next one that has. */
    @Nullable
    Object link;

    private @Nullable Object clientSide;
    private @Nullable Object serverSide;

    // A million half-open connections lie side by side: narrow fields, and what befalls an answered one apart.
    private final int slot;
    private int label = -1;
    private long key;
    private long calledAt;
    private int client;
    private int attempt;
    private int clientAddress;
    private int sentToServer;
    private int sentToClient;
    private char group;
    private char clientPort;
    private char serverPort;
    private char synsSent;
    private char synAcksSent;
    private byte marks;
    private Story story = Story.UNTOLD;

    Connection(int slot) {
        this.slot = slot;
    }

    Connection begin(int newLabel, Origin origin, long now) {
        label = newLabel;
        key = origin.key();
        group = (char) origin.group();
        client = origin.client();
        attempt = origin.attempt();
        clientAddress = origin.clientAddress();
        clientPort = (char) origin.clientPort();
        serverPort = (char) origin.serverPort();
        marks = (byte) (origin.spoofed() ? SPOOFED : 0);
        calledAt = now;
        clearFacts();
        return this;
    }

    private void clearFacts() {
        synsSent = 0;
        synAcksSent = 0;
        sentToServer = 0;
        sentToClient = 0;
    }

    private boolean is(int mark) {
        return (marks & mark) != 0;
    }

    private Story tell() {
        return is(TOLD) ? story : begun();
    }

    private Story begun() {
        marks |= TOLD;
        if (story == Story.UNTOLD) {
            story = new Story();
            return story;
        }
        return story.begin();
    }

    private static char next(char count) {
        if (count == MOST) {
            throw new IllegalStateException("more than " + MOST + " SYNs or SYN-ACKs of one connection");
        }
        return (char) (count + 1);
    }

    /** What the passive side attached to it, or null. */
    public @Nullable Object attachment() {
        return link;
    }

    /** Keeps {@code side} until it retires, so that the passive side finds it without a look-up. */
    public void attach(@Nullable Object side) {
        link = side;
    }

    /** What the active side's program keeps of it, or null. */
    public @Nullable Object clientSide() {
        return clientSide;
    }

    /** Keeps {@code side}, or nothing any more, for the active side's program. */
    public void keepClientSide(@Nullable Object side) {
        clientSide = side;
    }

    /** What the accepting side keeps of it for when it retires, or null. */
    public @Nullable Object serverSide() {
        return serverSide;
    }

    /** Keeps {@code side}, or nothing any more, until it retires. */
    public void keepServerSide(@Nullable Object side) {
        serverSide = side;
    }

    /** Number in traces and tables, in order of connect(), from 1. */
    public int number() {
        return label + 1;
    }

    /** Dense index in order of connect(), from 0. */
    public int label() {
        return label;
    }

    /** Index of its place in tables; used again after it has retired. */
    public int slot() {
        return slot;
    }

    /** Identity for addressed chance: the same client's same attempt has it under every policy. */
    public long key() {
        return key;
    }

    /** Number of its client group, from 0. */
    public int group() {
        return group;
    }

    /** Number of its client in the group, from 0. */
    public int client() {
        return client;
    }

    /** Which connect() of that client it is, from 1. */
    public int attempt() {
        return attempt;
    }

    /** IPv4 address of the active side. */
    public int clientAddress() {
        return clientAddress;
    }

    public int clientPort() {
        return clientPort;
    }

    public int serverPort() {
        return serverPort;
    }

    /** Whether its SYN has a forged source, so that no client stands behind it. */
    public boolean spoofed() {
        return is(SPOOFED);
    }

    /** What has befallen it until now; read by observers only, and before it retires. */
    public Story story() {
        return is(TOLD) ? story : Story.UNTOLD;
    }

    /** When connect() was called, in nanoseconds. */
    public long calledAt() {
        return calledAt;
    }

    /** When connect() returned, or {@link #NEVER}. */
    public long returnedAt() {
        return story().returnedAt;
    }

    /** When the client became ESTABLISHED, or {@link #NEVER}. */
    public long establishedAt() {
        return story().establishedAt;
    }

    /** When the server had it whole and kept it from accept() for want of data or room, or {@link #NEVER}. */
    public long deferredAt() {
        return story().deferredAt;
    }

    /** When it entered the completed queue, or {@link #NEVER}. */
    public long completedAt() {
        return story().completedAt;
    }

    /** When accept() returned it, or {@link #NEVER}. */
    public long acceptedAt() {
        return story().acceptedAt;
    }

    /** When the accepting program first read data from it, or {@link #NEVER}. */
    public long firstByteAt() {
        return story().firstByteAt;
    }

    /** When the client stopped believing in it, or {@link #NEVER}. */
    public long endedAt() {
        return story().endedAt;
    }

    public int synsSent() {
        return synsSent;
    }

    public int synAcksSent() {
        return synAcksSent;
    }

    /** Number of the worker that accepted it, or -1. */
    public int worker() {
        return story().worker;
    }

    /** Whether the listener answered its SYN with a cookie. */
    public boolean cookie() {
        return is(COOKIE);
    }

    /** Whether it ever was in the incomplete queue. */
    public boolean entered() {
        return is(ENTERED);
    }

    /** What connect() said. */
    public ConnectResult result() {
        return story().result;
    }

    /** How the client's side ended after connect() succeeded. */
    public EndState clientEnd() {
        return story().clientEnd;
    }

    /** Counts one more segment sent in {@code direction} and returns its number, from 1. */
    public int countSent(Direction direction) {
        return direction == Direction.TO_SERVER ? ++sentToServer : ++sentToClient;
    }

    /** Notes one more SYN and returns their number. */
    public int noteSyn() {
        synsSent = next(synsSent);
        return synsSent;
    }

    /** Notes one more SYN-ACK and returns their number. */
    public int noteSynAck() {
        synAcksSent = next(synAcksSent);
        return synAcksSent;
    }

    /**
     * Notes what connect() returned and when.
     *
     * @throws IllegalStateException if it has returned before
     */
    public void noteReturn(ConnectResult value, long now) {
        Story told = tell();
        if (told.returnedAt != NEVER) {
            throw new IllegalStateException("connect() returned twice: " + told.result + ", then " + value);
        }
        told.result = value;
        told.returnedAt = now;
        if (value == ConnectResult.OK) {
            told.establishedAt = now;
        }
    }

    /** Notes that the client became ESTABLISHED although nobody waits for connect() any more. */
    public void noteEstablished(long now) {
        tell().establishedAt = now;
    }

    /** Notes that it entered the incomplete queue. */
    public void noteEntered() {
        marks |= ENTERED;
    }

    /** Notes that its SYN was answered with a cookie. */
    public void noteCookie() {
        marks |= COOKIE;
    }

    /** Notes that the server has it whole and keeps it from accept() for now. */
    public void noteDeferred(long now) {
        tell().deferredAt = now;
    }

    /** Notes that it entered the completed queue. */
    public void noteCompleted(long now) {
        tell().completedAt = now;
    }

    /** Notes that accept() returned it. */
    public void noteAccepted(long now, int byWorker) {
        Story told = tell();
        told.acceptedAt = now;
        told.worker = byWorker;
    }

    /** Notes the first data that the accepting program read. */
    public void noteFirstByte(long now) {
        Story told = tell();
        if (told.firstByteAt == NEVER) {
            told.firstByteAt = now;
        }
    }

    /** Notes how and when the client's side ended. */
    public void noteClientEnd(EndState state, long now) {
        Story told = tell();
        told.clientEnd = state;
        told.endedAt = now;
    }
}
