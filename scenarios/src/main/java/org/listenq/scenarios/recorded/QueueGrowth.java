package org.listenq.scenarios.recorded;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;

/** Which completed queue grew when a packet reached the server: the recording looks at them after each packet. */
final class QueueGrowth {

    /** No queue. */
    static final int NONE = -1;

    private final ImmutableList<QueueLengths> changes;
    private final long[] deliveries;

    QueueGrowth(RecordedRun run) {
        this.changes = run.queues();
        if (changes.stream().map(row -> row.completed().size()).distinct().count() > 1) {
            throw new BadRecording("lengths of more queues at one time than at another");
        }
        this.deliveries = run.packets().stream()
                .filter(captured -> captured.packet().toServer() && captured.deliveredAt() != JsonFields.NEVER)
                .mapToLong(RecordedRun.Captured::deliveredAt)
                .sorted()
                .toArray();
    }

    /** Returns the socket whose queue was longer after the packet delivered at {@code time}, or {@link #NONE}. */
    int grewAfter(long time) {
        int change = firstFrom(time);
        if (change <= 0 || change == changes.size() || changes.get(change).at() > nextDelivery(time)) {
            return NONE;
        }
        return grown(change);
    }

    private int grown(int change) {
        ImmutableList<Integer> before = changes.get(change - 1).completed();
        ImmutableList<Integer> after = changes.get(change).completed();
        for (int socket = 0; socket < after.size(); socket++) {
            if (after.get(socket) > before.get(socket)) {
                return socket;
            }
        }
        return NONE;
    }

    /** Returns the socket whose queue grew last before {@code time}, or {@link #NONE}. */
    int grewLastBefore(long time) {
        for (int change = firstFrom(time) - 1; change > 0; change--) {
            int grown = grown(change);
            if (grown != NONE) {
                return grown;
            }
        }
        return NONE;
    }

    /** Returns the socket whose queue was longest at {@code time}. */
    int longestAt(long time) {
        if (changes.isEmpty()) {
            return 0;
        }
        int change = Math.max(0, firstFrom(time) - 1);
        ImmutableList<Integer> lengths = changes.get(change).completed();
        int longest = 0;
        for (int socket = 1; socket < lengths.size(); socket++) {
            longest = lengths.get(socket) > lengths.get(longest) ? socket : longest;
        }
        return longest;
    }

    private int firstFrom(long time) {
        int change = 0;
        while (change < changes.size() && changes.get(change).at() < time) {
            change++;
        }
        return change;
    }

    private long nextDelivery(long time) {
        int at = Arrays.binarySearch(deliveries, time + 1);
        int next = at >= 0 ? at : -at - 1;
        return next < deliveries.length ? deliveries[next] : Long.MAX_VALUE;
    }
}
