package org.listenq.scenarios;

import com.google.common.primitives.ImmutableLongArray;
import java.io.IOException;
import java.io.InputStream;

/** Reads packet captures as arrivals. */
@FunctionalInterface
public interface ArrivalFile {

    /** Stands for an unknown round trip. */
    long UNKNOWN = -1;

    /**
     * The connections that begin in a capture.
     *
     * @param nanos when the first SYN of each came, in nanoseconds since any moment, in any order
     * @param roundTrips the round trip of each in nanoseconds, or {@link #UNKNOWN}
     */
    record Syns(ImmutableLongArray nanos, ImmutableLongArray roundTrips) {}

    /**
     * Returns the connections to {@code port} in {@code capture}.
     *
     * @param port 0 for any
     * @throws IOException if it is not a capture; the message says where and why, in half a sentence
     */
    Syns read(InputStream capture, int port) throws IOException;

    /** Reads none. */
    static ArrivalFile none() {
        return (capture, port) -> {
            throw new IOException("nothing here reads captures");
        };
    }
}
