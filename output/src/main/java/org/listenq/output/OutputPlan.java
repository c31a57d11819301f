package org.listenq.output;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.nio.file.Path;
import org.listenq.core.trace.RunInfo;
import org.listenq.output.table.ListeningSocket;
import org.listenq.output.table.RunFacts;
import org.listenq.output.trace.TraceFormat;
import org.listenq.output.trace.TraceSelection;

/**
 * What a run is to leave behind.
 *
 * @param folder where; it is made if it does not exist
 * @param info what names the run
 * @param sockets what is known of each listening socket, in the order of {@link RunInfo#listeners()}
 * @param formats in which the trace is written; may be none
 * @param selection which rows the trace holds
 * @param netstatTimes when to say what netstat would print, in nanoseconds
 * @param facts what the summary says besides
 * @param page whether to leave the page {@code report.html} too
 */
public record OutputPlan(
        Path folder,
        RunInfo info,
        ImmutableList<ListeningSocket> sockets,
        ImmutableList<TraceFormat> formats,
        TraceSelection selection,
        ImmutableSortedSet<Long> netstatTimes,
        RunFacts facts,
        boolean page) {

    public OutputPlan {
        Preconditions.checkArgument(
                sockets.size() == info.listeners().size(),
                "%s sockets for the listeners %s",
                sockets.size(),
                info.listeners());
    }
}
