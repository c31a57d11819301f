package org.listenq.scenarios.recorded;

import java.util.List;

/** Whether queues had given lengths at some instant of a span. */
final class QueueMatch {

    /** How far the times of timers and packets may be apart. */
    static final long TOLERANCE = 10_000_000;

    private QueueMatch() {}

    static boolean has(List<QueueLengths> changes, QueueLengths lengths, long from, long to) {
        for (int i = 0; i < changes.size(); i++) {
            boolean begun = changes.get(i).at() <= to;
            boolean over = i + 1 < changes.size() && changes.get(i + 1).at() < from;
            if (begun && !over && changes.get(i).isLike(lengths)) {
                return true;
            }
        }
        return false;
    }
}
