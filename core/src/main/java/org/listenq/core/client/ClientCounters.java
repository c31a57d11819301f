package org.listenq.core.client;

import org.listenq.core.trace.CounterSet;

/**
 * Which counters of its host a connect() moves, under the names of its system.
 *
 * @param opened connect() is called
 * @param synTimeout the SYN's timer fires, also the last time
 * @param synResent a SYN is sent again
 * @param timedOut connect() fails because nothing answered
 * @param refused connect() fails because of a reset
 * @param resetSent a reset is sent
 */
public record ClientCounters(
        CounterSet opened,
        CounterSet synTimeout,
        CounterSet synResent,
        CounterSet timedOut,
        CounterSet refused,
        CounterSet resetSent) {}
