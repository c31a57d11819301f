package org.listenq.output.capture;

import com.google.common.primitives.ImmutableLongArray;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.listenq.core.segment.Flags;

/**
 * The connections that a capture sees begin: when the first SYN of each came, and the round trip that its handshake
 * shows.
 *
 * <p>A SYN with the addresses, ports and sequence number of an earlier one is that one again. A round trip is the time
 * from the SYN-ACK to the ACK of it, so it is the client's whole one if the capture was taken at the server; it is
 * unknown if the SYN-ACK is seen twice, for then nobody knows which was acknowledged (RFC 6298 section 3).
 */
public final class CapturedSyns implements CaptureReader.Packets {

    /** Stands for an unknown round trip. */
    public static final long UNKNOWN = -1;

    private static final int MOST = 5_000_000;
    private static final int MOST_AT_ONCE = 1_000_000;
    private static final long FORGOTTEN_AFTER = 600_000_000_000L;

    private final int port;
    private final TcpHeader header = new TcpHeader();
    private final Map<TcpHeader.Tuple, Opening> openings = new LinkedHashMap<>();
    private long[] times = new long[1024];
    private long[] roundTrips = new long[1024];
    private int count;

    /** A connection whose handshake may still go on. */
    private static final class Opening {
        private int index;
        private int seq;
        private long seenAt;
        private int answer;
        private long answeredAt = UNKNOWN;
        private boolean over;
    }

    private CapturedSyns(int port) {
        this.port = port;
    }

    /**
     * Reads {@code content}.
     *
     * @param port only connections to this port; 0 for any
     * @throws IOException if it is not a capture, or none that can be understood; the message says where and why
     */
    public static CapturedSyns read(InputStream content, int port) throws IOException {
        CapturedSyns syns = new CapturedSyns(port);
        CaptureReader.read(content, syns);
        return syns;
    }

    /** When each SYN came, in nanoseconds since 1970, in the order of the file. */
    public ImmutableLongArray times() {
        return ImmutableLongArray.copyOf(Arrays.copyOf(times, count));
    }

    /** The round trip of each in nanoseconds, or {@link #UNKNOWN}. */
    public ImmutableLongArray roundTrips() {
        return ImmutableLongArray.copyOf(Arrays.copyOf(roundTrips, count));
    }

    @Override
    public void packet(long nanos, int linkType, byte[] bytes, int length) throws IOException {
        if (!TcpHeader.knows(linkType)) {
            throw new IOException("expected Ethernet, raw IP, Linux cooked or loopback, found link type " + linkType);
        }
        if (!header.find(linkType, bytes, length)) {
            return;
        }
        boolean toServer = port == 0 || header.targetPort() == port;
        boolean toClient = port == 0 || header.sourcePort() == port;
        int kind = header.flags() & Flags.SYN_ACK;
        if (kind == Flags.SYN && toServer) {
            syn(nanos);
        } else if (kind == Flags.SYN_ACK && toClient) {
            answered(nanos);
        } else if (kind == Flags.ACK && toServer) {
            acknowledged(nanos);
        }
    }

    private void syn(long nanos) throws IOException {
        TcpHeader.Tuple tuple = header.tuple(true);
        Opening opening = openings.remove(tuple);
        if (opening == null || opening.seq != header.seq()) {
            opening = new Opening();
            opening.seq = header.seq();
            opening.index = add(nanos);
        }
        opening.seenAt = nanos;
        openings.put(tuple, opening);
        forget(nanos);
    }

    private int add(long nanos) throws IOException {
        if (count == MOST) {
            throw new IOException("expected at most 5,000,000 connections, found more");
        }
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
            roundTrips = Arrays.copyOf(roundTrips, 2 * count);
        }
        times[count] = nanos;
        roundTrips[count] = UNKNOWN;
        return count++;
    }

    private void forget(long now) throws IOException {
        Iterator<Opening> oldest = openings.values().iterator();
        if (oldest.hasNext() && now - oldest.next().seenAt > FORGOTTEN_AFTER) {
            oldest.remove();
        }
        if (openings.size() > MOST_AT_ONCE) {
            throw new IOException("expected at most 1,000,000 connections in ten minutes, found more");
        }
    }

    private void answered(long nanos) {
        Opening opening = openings.get(header.tuple(false));
        if (opening != null && header.ack() == opening.seq + 1) {
            opening.over |= opening.answeredAt != UNKNOWN;
            opening.answer = header.seq();
            opening.answeredAt = nanos;
        }
    }

    private void acknowledged(long nanos) {
        Opening opening = openings.get(header.tuple(true));
        if (opening == null || opening.over || opening.answeredAt == UNKNOWN) {
            return;
        }
        if (header.ack() == opening.answer + 1) {
            roundTrips[opening.index] = Math.max(0, nanos - opening.answeredAt);
            opening.over = true;
        }
    }
}
