package org.listenq.scenarios.value;

import java.time.Duration;

/** A span of simulated time: {@code from} belongs to it, {@code to} does not. */
public record Window(Duration from, Duration to) {}
