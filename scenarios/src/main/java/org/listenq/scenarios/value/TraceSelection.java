package org.listenq.scenarios.value;

import com.google.common.collect.ImmutableList;
import org.listenq.core.trace.TraceLevel;

/**
 * What of a run is written down.
 *
 * @param connections numbers of connections, from 1; empty for all
 * @param clients clients; empty for all
 * @param causes causes; empty for all
 */
public record TraceSelection(
        TraceLevel level,
        ImmutableList<Integer> connections,
        ImmutableList<ClientSelector> clients,
        ImmutableList<String> causes) {}
