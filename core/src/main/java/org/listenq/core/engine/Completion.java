package org.listenq.core.engine;

/**
 * How a run ended.
 *
 * @param lastEventNanos when the last event of the model fired; 0 if none did
 * @param eventCount how many events of the model fired
 * @param early whether it was stopped, or its stopping condition held, before its end time
 */
public record Completion(long lastEventNanos, long eventCount, boolean early) {}
