package org.listenq.runner.bench;

/**
 * What a thread used meanwhile.
 *
 * @param wallNanos nanoseconds by the wall clock
 * @param processorNanos nanoseconds of the processor
 * @param bytes bytes allocated
 */
public record Usage(long wallNanos, long processorNanos, long bytes) {}
