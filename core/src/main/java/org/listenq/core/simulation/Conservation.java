package org.listenq.core.simulation;

import java.util.ArrayList;
import java.util.List;
import org.listenq.core.link.Link;
import org.listenq.core.listener.Listener;
import org.listenq.core.listener.ListenerCounts;
import org.listenq.core.segment.Connections;

/** The recount at the end of every run: nothing may have appeared or vanished. */
final class Conservation {

    private final List<String> violations = new ArrayList<>();

    void check(Link link) {
        if (!link.counts().isBalanced()) {
            violations.add("link: " + link.counts());
        }
    }

    void check(Listener listener) {
        ListenerCounts counts = listener.counts();
        int incomplete = listener.queues().incomplete();
        int completed = listener.queues().completed();
        if (incomplete != counts.expectedIncomplete() || completed != counts.expectedCompleted()) {
            violations.add("listener " + listener.plan().index() + ": incomplete " + incomplete + ", completed "
                    + completed + ", but " + counts);
        }
    }

    /** Every connection was handed over once when it retired. */
    void check(Connections connections, long retired) {
        if (connections.live() != 0 || retired != connections.opened()) {
            violations.add("connections: opened " + connections.opened() + ", retired " + retired + ", live "
                    + connections.live());
        }
    }

    /**
     * Ends the recount.
     *
     * @throws IllegalStateException naming every violation
     */
    void conclude() {
        if (!violations.isEmpty()) {
            throw new IllegalStateException("recount at the end of the run failed: " + String.join("; ", violations));
        }
    }
}
