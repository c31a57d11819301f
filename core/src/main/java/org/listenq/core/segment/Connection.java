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

    int holds;
    int ordinal;

    /** The next one that has retired, when it has itself. */
    @Nullable
    Connection nextFree;

    private final int slot;
    private int label = -1;
    private long key;
    private int group;
    private int client;
    private int attempt;
    private int clientAddress;
    private int clientPort;
    private int serverPort;
    private boolean spoofed;

    private long calledAt;
    private long returnedAt;
    private long establishedAt;
    private long deferredAt;
    private long completedAt;
    private long acceptedAt;
    private long firstByteAt;
    private long endedAt;
    private int synsSent;
    private int synAcksSent;
    private int sentToServer;
    private int sentToClient;
    private int worker;
    private boolean cookie;
    private boolean entered;
    private ConnectResult result = ConnectResult.PENDING;
    private EndState clientEnd = EndState.OPEN;

    Connection(int slot) {
        this.slot = slot;
    }

    Connection begin(int newLabel, Origin origin, long now) {
        label = newLabel;
        key = origin.key();
        group = origin.group();
        client = origin.client();
        attempt = origin.attempt();
        clientAddress = origin.clientAddress();
        clientPort = origin.clientPort();
        serverPort = origin.serverPort();
        spoofed = origin.spoofed();
        calledAt = now;
        clearFacts();
        return this;
    }

    private void clearFacts() {
        returnedAt = NEVER;
        establishedAt = NEVER;
        completedAt = NEVER;
        deferredAt = NEVER;
        acceptedAt = NEVER;
        firstByteAt = NEVER;
        endedAt = NEVER;
        synsSent = 0;
        synAcksSent = 0;
        sentToServer = 0;
        sentToClient = 0;
        worker = -1;
        cookie = false;
        entered = false;
        result = ConnectResult.PENDING;
        clientEnd = EndState.OPEN;
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
        return spoofed;
    }

    /** When connect() was called, in nanoseconds. */
    public long calledAt() {
        return calledAt;
    }

    /** When connect() returned, or {@link #NEVER}. */
    public long returnedAt() {
        return returnedAt;
    }

    /** When the client became ESTABLISHED, or {@link #NEVER}. */
    public long establishedAt() {
        return establishedAt;
    }

    /** When the server had it whole and kept it from accept() for want of data or room, or {@link #NEVER}. */
    public long deferredAt() {
        return deferredAt;
    }

    /** When it entered the completed queue, or {@link #NEVER}. */
    public long completedAt() {
        return completedAt;
    }

    /** When accept() returned it, or {@link #NEVER}. */
    public long acceptedAt() {
        return acceptedAt;
    }

    /** When the accepting program first read data from it, or {@link #NEVER}. */
    public long firstByteAt() {
        return firstByteAt;
    }

    /** When the client stopped believing in it, or {@link #NEVER}. */
    public long endedAt() {
        return endedAt;
    }

    public int synsSent() {
        return synsSent;
    }

    public int synAcksSent() {
        return synAcksSent;
    }

    /** Number of the worker that accepted it, or -1. */
    public int worker() {
        return worker;
    }

    /** Whether the listener answered its SYN with a cookie. */
    public boolean cookie() {
        return cookie;
    }

    /** Whether it ever was in the incomplete queue. */
    public boolean entered() {
        return entered;
    }

    /** What connect() said. */
    public ConnectResult result() {
        return result;
    }

    /** How the client's side ended after connect() succeeded. */
    public EndState clientEnd() {
        return clientEnd;
    }

    /** Counts one more segment sent in {@code direction} and returns its number, from 1. */
    public int countSent(Direction direction) {
        return direction == Direction.TO_SERVER ? ++sentToServer : ++sentToClient;
    }

    /** Notes one more SYN and returns their number. */
    public int noteSyn() {
        return ++synsSent;
    }

    /** Notes one more SYN-ACK and returns their number. */
    public int noteSynAck() {
        return ++synAcksSent;
    }

    /**
     * Notes what connect() returned and when.
     *
     * @throws IllegalStateException if it has returned before
     */
    public void noteReturn(ConnectResult value, long now) {
        if (returnedAt != NEVER) {
            throw new IllegalStateException("connect() returned twice: " + result + ", then " + value);
        }
        result = value;
        returnedAt = now;
        if (value == ConnectResult.OK) {
            establishedAt = now;
        }
    }

    /** Notes that the client became ESTABLISHED although nobody waits for connect() any more. */
    public void noteEstablished(long now) {
        establishedAt = now;
    }

    /** Notes that it entered the incomplete queue. */
    public void noteEntered() {
        entered = true;
    }

    /** Notes that its SYN was answered with a cookie. */
    public void noteCookie() {
        cookie = true;
    }

    /** Notes that the server has it whole and keeps it from accept() for now. */
    public void noteDeferred(long now) {
        deferredAt = now;
    }

    /** Notes that it entered the completed queue. */
    public void noteCompleted(long now) {
        completedAt = now;
    }

    /** Notes that accept() returned it. */
    public void noteAccepted(long now, int byWorker) {
        acceptedAt = now;
        worker = byWorker;
    }

    /** Notes the first data that the accepting program read. */
    public void noteFirstByte(long now) {
        if (firstByteAt == NEVER) {
            firstByteAt = now;
        }
    }

    /** Notes how and when the client's side ended. */
    public void noteClientEnd(EndState state, long now) {
        clientEnd = state;
        endedAt = now;
    }
}
