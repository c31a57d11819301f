package org.listenq.scenarios.recorded;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ListMultimap;

/** Tells the story of a recorded run. */
final class RecordedStory {

    private final RecordedRun run;
    private final ListMultimap<String, RecordedRun.Captured> packets = ArrayListMultimap.create();
    private final QueueGrowth growth;

    private RecordedStory(RecordedRun run) {
        this.run = run;
        this.growth = new QueueGrowth(run);
        run.packets().forEach(packet -> packets.put(packet.connection(), packet));
    }

    static Story of(RecordedRun run) {
        return new RecordedStory(run).tell();
    }

    private Story tell() {
        ImmutableMap.Builder<String, ConnectionStory> stories = ImmutableMap.builder();
        run.connections().forEach(connection -> stories.put(connection.id(), story(connection)));
        run.flooded().forEach(connection -> stories.put(connection.id(), story(connection)));
        return new Story(stories.buildKeepingLast(), run.counters(), run.acceptOrder(), run.queues(), orphans());
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

    private int orphans() {
        return (int) run.connections().stream().filter(this::isOrphan).count();
    }

    /** A client that is connected while the server neither had an entry for it nor ever put it into a queue. */
    private boolean isOrphan(RecordedRun.Connection connection) {
        return connection.result().equals("ok")
                && connection.entry().isEmpty()
                && connection.acceptedAt() == JsonFields.NEVER
                && firstAck(connection.id()) != JsonFields.NEVER
                && packets.get(connection.id()).stream().noneMatch(this::fillsAQueue);
    }

    /** The queues were looked at after each packet, so growth then is this packet's. */
    private boolean fillsAQueue(RecordedRun.Captured captured) {
        return captured.packet().isAckOfClient()
                && captured.deliveredAt() != JsonFields.NEVER
                && growth.grewAfter(captured.deliveredAt()) >= 0;
    }
}
