package org.listenq.scenarios.recorded;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ListMultimap;
import java.util.List;
import org.listenq.core.trace.LinuxCounters;

/** Tells the story of a recorded run. */
final class RecordedStory {

    /** An entry that a packet completes is missed at once; one that expires is missed at the next look. */
    private static final long AT_ONCE = 2_000_000;

    private final RecordedRun run;
    private final ListMultimap<String, RecordedRun.Captured> packets = ArrayListMultimap.create();

    private RecordedStory(RecordedRun run) {
        this.run = run;
        run.packets().forEach(packet -> packets.put(packet.connection(), packet));
    }

    static Story of(RecordedRun run) {
        return new RecordedStory(run).tell();
    }

    private Story tell() {
        ImmutableMap.Builder<String, ConnectionStory> stories = ImmutableMap.builder();
        run.connections().forEach(connection -> stories.put(connection.id(), story(connection)));
        run.flooded().forEach(connection -> stories.put(connection.id(), story(connection)));
        return new Story(stories.buildOrThrow(), run.counters(), run.acceptOrder(), run.queues(), orphans());
    }

    private ConnectionStory story(RecordedRun.Connection connection) {
        ImmutableList<Packet> sent = packets.get(connection.id()).stream()
                .map(RecordedRun.Captured::packet)
                .collect(ImmutableList.toImmutableList());
        return new ConnectionStory(
                connection.id(),
                connection.result(),
                connection.connect(),
                connection.acceptedAt(),
                sent,
                isGhost(connection));
    }

    private boolean isGhost(RecordedRun.Connection connection) {
        long acknowledged = firstAck(connection.id());
        return connection.result().equals("ok")
                && acknowledged != JsonFields.NEVER
                && connection.entry().map(entry -> entry.last() >= acknowledged).orElse(false);
    }

    private long firstAck(String id) {
        return packets.get(id).stream()
                .filter(captured -> captured.packet().isAckOfClient() && captured.deliveredAt() != JsonFields.NEVER)
                .mapToLong(RecordedRun.Captured::deliveredAt)
                .findFirst()
                .orElse(JsonFields.NEVER);
    }

    /** Those without an entry that got in have moved PassiveOpens; which ones, nobody saw. */
    private int orphans() {
        long connected = run.connections().stream()
                .filter(connection -> connection.result().equals("ok")
                        && connection.entry().isEmpty()
                        && firstAck(connection.id()) != JsonFields.NEVER)
                .count();
        long completed =
                run.connections().stream().filter(this::leftItsEntryForTheQueue).count();
        String opens = LinuxCounters.PASSIVE_OPENS.name();
        long opened = run.counters().values().stream()
                .mapToLong(counters -> counters.getOrDefault(opens, 0L))
                .sum();
        return (int) (connected - (opened - completed));
    }

    private boolean leftItsEntryForTheQueue(RecordedRun.Connection connection) {
        List<RecordedRun.Captured> all = packets.get(connection.id());
        return connection
                .entry()
                .map(entry -> connection.acceptedAt() != JsonFields.NEVER || goneWithAPacket(entry, all))
                .orElse(false);
    }

    private static boolean goneWithAPacket(RecordedRun.Entry entry, List<RecordedRun.Captured> packets) {
        return entry.goneBy() != JsonFields.NEVER
                && packets.stream()
                        .filter(captured -> captured.packet().isAckOfClient())
                        .anyMatch(captured -> captured.deliveredAt() != JsonFields.NEVER
                                && captured.deliveredAt() <= entry.goneBy()
                                && entry.goneBy() - captured.deliveredAt() < AT_ONCE);
    }
}
