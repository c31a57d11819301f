package org.listenq.core.listener;

/**
 * How a system looks after its entries' timers when it has one timer for all: it walks over its table of entries, part
 * by part, round and round, while there are any. An entry whose time has come waits until the walk comes by.
 *
 * @param buckets how many the table has
 * @param firstNanos time from the first entry of an empty table to the first step
 * @param intervalNanos time from each step to the next
 * @param bucketsPerStep how many buckets a step covers
 */
public record TableScan(long buckets, long firstNanos, long intervalNanos, long bucketsPerStep) {}
