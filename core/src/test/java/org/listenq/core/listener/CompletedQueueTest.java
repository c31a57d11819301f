package org.listenq.core.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.listenq.core.segment.Connection;

class CompletedQueueTest {

    private final CompletedQueue queue = new CompletedQueue();

    /** Until it is some hundreds long, and empty again. */
    @Test
    void anythingOfferedPolledAndRemoved_firstIsFirst() {
        Random chance = new Random(1);
        ArrayDeque<CompletedConnection> expected = new ArrayDeque<>();
        for (int i = 0; i < 20_000; i++) {
            int act = chance.nextInt(8);
            if (act < (i < 10_000 ? 5 : 2)) {
                CompletedConnection connection = new ListenerRig.FakeChild(Connection.NONE);
                queue.offer(connection);
                expected.addLast(connection);
            } else if (act < 7) {
                assertThat(queue.poll()).isSameAs(expected.pollFirst());
            } else {
                removeOne(expected, chance);
            }
            assertThat(queue.length()).isEqualTo(expected.size());
            assertThat(queue.peek()).isSameAs(expected.peekFirst());
        }
    }

    private void removeOne(ArrayDeque<CompletedConnection> expected, Random chance) {
        CompletedConnection some = expected.stream()
                .skip(expected.isEmpty() ? 0 : chance.nextInt(expected.size()))
                .findFirst()
                .orElse(new ListenerRig.FakeChild(Connection.NONE));
        assertThat(queue.remove(some)).isEqualTo(expected.remove(some));
    }
}
