package org.listenq.core.simulation;

/**
 * How a replication went.
 *
 * @param lastEventNanos when the last event happened
 * @param events how many events happened
 * @param connections how many connections were opened
 * @param rows how many trace rows were handed on
 */
public record SimulationResult(long lastEventNanos, long events, int connections, long rows) {}
