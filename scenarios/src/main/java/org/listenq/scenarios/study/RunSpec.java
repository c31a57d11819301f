package org.listenq.scenarios.study;

/**
 * One run of a plan; nothing but values, so that it can travel.
 *
 * @param cell which combination
 * @param replication number of the replication, from 0
 * @param stream number under which chance knows it; equal to the replication with common random numbers
 * @param measurement which part of the run counts
 */
public record RunSpec(Cell cell, int replication, long stream, Study.Measurement measurement) {}
