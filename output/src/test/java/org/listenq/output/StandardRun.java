package org.listenq.output;

import org.listenq.core.segment.Connection;
import org.listenq.core.segment.EndState;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceSink;

/**
 * A small run in which three connect at once, one is a ghost until its data gets in, and one connects at its third
 * SYN.
 */
public final class StandardRun {

    public static final long END = 40_000 * Rows.MILLI;

    private StandardRun() {}

    public static void tell(RunInfo info, TraceSink... sinks) {
        Rows rows = new Rows(info, sinks);
        rows.open();
        Connection first = rows.straight(0, 0);
        rows.straight(40, 1);
        rows.straight(80, 2);
        Connection ghost = rows.ghost(120, 3);
        Connection late = rows.refusedTwice(19_000, 4);
        rows.at(20_500).accept(first);
        rows.read(first, 16);
        rows.end(first);
        rows.getIn(late, 21_000);
        rows.at(22_000).accept(late);
        rows.revive(ghost, 28_856);
        rows.at(39_000).tell(EventKind.CONNECTION_ERROR, 1, late, "ECONNRESET");
        late.noteClientEnd(EndState.RESET, rows.now());
        rows.end(late);
        rows.at(40_000).end();
    }
}
