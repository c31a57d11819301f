package org.listenq.scenarios.recorded;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.stream.Stream;
import org.listenq.core.engine.RandomStreams;

/**
 * Which of several sockets of one port (SO_REUSEPORT) each connection met.
 *
 * <p>The kernel chooses by a hash with a secret of its own in each run, so the choice belongs to what a recording
 * fixes,
 * as the timer phase does. It is read from the recording: the socket whose queue grew by the connection's ACK, else the
 * one whose accept() returned it, else the one that must have been full. The model chooses by addressed chance, and a
 * group's name is part of the address: a name is found under which it falls so.
 */
final class RecordedChoice {

    private final RecordedCase recorded;
    private final RandomStreams streams;
    private final QueueGrowth growth;

    RecordedChoice(RecordedCase recorded, long seed) {
        this.recorded = recorded;
        this.streams = new RandomStreams(seed, 0);
        this.growth = new QueueGrowth(recorded.run());
    }

    /** Whether there is anything to choose. */
    boolean isOpen() {
        return sockets() > 1 && recorded.input().listeners().stream().allMatch(RecordedInput.Socket::reusePort);
    }

    private int sockets() {
        return recorded.input().listeners().size();
    }

    /** Returns a name for a group of one client with which it meets the recorded socket. */
    String name(String client) {
        int wanted = socket(client);
        if (wanted >= sockets()) {
            throw new BadRecording("client " + client + " met socket " + wanted + " of " + sockets());
        }
        long sockets = streams.stream(
                "server/reuseport/" + recorded.input().listeners().get(0).port());
        for (int attempt = 0; ; attempt++) {
            String name = "client " + client + "." + attempt;
            long key = RandomStreams.key(streams.stream("client/" + name), 1);
            if (Long.remainderUnsigned(RandomStreams.bits(sockets, key, 0), sockets()) == wanted) {
                return name;
            }
        }
    }

    private int socket(String client) {
        ImmutableList<Long> acknowledged = delivered(client)
                .filter(captured -> captured.packet().isAckOfClient())
                .map(RecordedRun.Captured::deliveredAt)
                .collect(ImmutableList.toImmutableList());
        return acknowledged.stream()
                .map(growth::grewAfter)
                .filter(socket -> socket != QueueGrowth.NONE)
                .findFirst()
                .or(() -> accepting(client))
                .orElseGet(() -> full(client, acknowledged));
    }

    private Optional<Integer> accepting(String client) {
        return recorded.run().connections().stream()
                .filter(candidate -> candidate.id().equals(client))
                .map(RecordedRun.Connection::socket)
                .filter(socket -> socket != QueueGrowth.NONE)
                .findFirst();
    }

    /** An entry that finds its queue full met one that was not full before; a refused SYN met the longest. */
    private int full(String client, ImmutableList<Long> acknowledged) {
        if (!acknowledged.isEmpty()) {
            return Math.max(0, growth.grewLastBefore(acknowledged.get(0)));
        }
        return growth.longestAt(delivered(client)
                .findFirst()
                .map(RecordedRun.Captured::deliveredAt)
                .orElse(0L));
    }

    private Stream<RecordedRun.Captured> delivered(String client) {
        return recorded.run().packets().stream()
                .filter(captured -> captured.connection().equals(client))
                .filter(captured -> captured.packet().toServer() && captured.deliveredAt() != JsonFields.NEVER);
    }
}
