package org.listenq.core.trace;

import org.listenq.core.engine.RandomStreams;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.segment.Connections;
import org.listenq.core.segment.SegmentPool;

/**
 * What every object of a model works in during one replication.
 *
 * @param scheduler the clock and calendar
 * @param timers when protocol timers of both sides really fire
 * @param streams chance
 * @param segments the free list of segments
 * @param connections the connections whose story is not over
 * @param trace where to say what happens
 */
public record World(
        Scheduler scheduler,
        TimerModel timers,
        RandomStreams streams,
        SegmentPool segments,
        Connections connections,
        Trace trace) {}
