package org.listenq.scenarios.recorded;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.listenq.core.link.LinkCauses;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.Counter;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;

/** Listens to a run of the model and tells its story as a recording would. */
final class SimulatedStory implements TraceSink {

    private final RecordedPlan plan;
    private final Map<String, Connected> connections = new TreeMap<>();
    private final Map<String, Map<String, Long>> counters = new TreeMap<>();
    private final ImmutableList.Builder<String> accepted = ImmutableList.builder();
    private final SimulatedQueues queues;
    private final boolean oneHost;

    SimulatedStory(RecordedCase recorded, RecordedPlan plan) {
        this.plan = plan;
        this.oneHost = recorded.input().mode() == RecordedInput.Mode.LOOPBACK;
        this.queues = new SimulatedQueues(recorded.input().listeners().size());
    }

    @Override
    public long interests() {
        return EventKind.SEGMENT_SEND.bit()
                | EventKind.SEGMENT_DROP.bit()
                | EventKind.SEGMENT_RECV.bit()
                | EventKind.ACCEPT_RETURN.bit()
                | EventKind.CONNECTION_END.bit()
                | SimulatedQueues.INTERESTS;
    }

    @Override
    public boolean wantsCounters() {
        return true;
    }

    @Override
    public void accept(TraceRow row) {
        row.counters().counters().forEach(counter -> count(row.host(), counter));
        queues.accept(row);
        switch (row.kind()) {
            case SEGMENT_SEND -> of(row).sent(row);
            case SEGMENT_DROP -> of(row).dropped(row);
            case SEGMENT_RECV -> of(row).received(row);
            case SYNQ_REMOVE -> of(row).gone(row.timeNanos());
            case ACCEPT_RETURN -> accepted.add(name(row.connection()));
            case CONNECTION_END -> of(row).ended(row.connection());
            default -> {}
        }
    }

    private void count(int host, Counter counter) {
        String side = host == RunInfo.SERVER ? "server" : "client";
        counters.computeIfAbsent(oneHost ? "both" : side, key -> new TreeMap<>())
                .merge(counter.name(), 1L, Long::sum);
    }

    private String name(Connection connection) {
        return plan.ids().get(connection.group()).get(connection.client());
    }

    private Connected of(TraceRow row) {
        return row.connection() == Connection.NONE
                ? new Connected()
                : connections.computeIfAbsent(name(row.connection()), id -> new Connected());
    }

    /** Tells the story; to be called after the run. */
    Story tell() {
        ImmutableMap.Builder<String, ConnectionStory> stories = ImmutableMap.builder();
        connections.forEach((id, connected) -> stories.put(id, connected.story(id)));
        ImmutableMap.Builder<String, ImmutableMap<String, Long>> sums = ImmutableMap.builder();
        counters.forEach((host, moved) -> sums.put(host, ImmutableMap.copyOf(moved)));
        int orphans =
                (int) connections.values().stream().filter(Connected::isOrphan).count();
        return new Story(stories.buildOrThrow(), sums.buildOrThrow(), accepted.build(), queues.all(), orphans);
    }

    /** What is noted of one connection. */
    private static final class Connected {

        private final List<Packet> packets = new ArrayList<>();
        private final Map<Boolean, Integer> last = new HashMap<>();
        private boolean spoofed;
        private boolean entered;
        private String result = "";
        private long connect = JsonFields.NEVER;
        private long completedAt = JsonFields.NEVER;
        private long acceptedAt = JsonFields.NEVER;
        private long acknowledgedAt = JsonFields.NEVER;
        private long goneAt = Long.MAX_VALUE;
        private int acks;
        private int acksBeforeGone;

        void sent(TraceRow row) {
            boolean toServer = row.direction() == Direction.TO_SERVER;
            last.put(toServer, packets.size());
            packets.add(packet(row, false));
        }

        private static Packet packet(TraceRow row, boolean lost) {
            int ack = (row.flags() & Flags.ACK) == 0 ? 0 : row.ack();
            return new Packet(
                    row.timeNanos(),
                    row.direction() == Direction.TO_SERVER,
                    row.flags(),
                    row.seq(),
                    ack,
                    row.length(),
                    lost);
        }

        void dropped(TraceRow row) {
            if (LinkCauses.ALL.contains(row.cause())) {
                int at = Objects.requireNonNull(last.get(row.direction() == Direction.TO_SERVER));
                packets.set(at, packet(row, true));
            }
        }

        void received(TraceRow row) {
            boolean acknowledges = row.host() == RunInfo.SERVER && (row.flags() & (Flags.ACK | Flags.RST)) == Flags.ACK;
            if (acknowledges && acks++ == 0) {
                acknowledgedAt = row.timeNanos();
            }
        }

        void gone(long now) {
            goneAt = now;
            acksBeforeGone = acks;
        }

        void ended(Connection connection) {
            spoofed = connection.spoofed();
            entered = connection.entered();
            completedAt = connection.completedAt();
            acceptedAt = connection.acceptedAt();
            boolean pending = connection.result() == ConnectResult.PENDING;
            result = text(connection.result());
            connect = pending || connection.result() == ConnectResult.CLOSED
                    ? JsonFields.NEVER
                    : connection.returnedAt() - connection.calledAt();
        }

        private static String text(ConnectResult result) {
            return result == ConnectResult.CLOSED ? "closed_before_result" : result.text();
        }

        boolean isGhost() {
            return result.equals("ok") && entered && acks > 0 && (goneAt > acknowledgedAt || acksBeforeGone > 1);
        }

        boolean isOrphan() {
            return result.equals("ok") && !entered && completedAt == JsonFields.NEVER && acks > 0;
        }

        ConnectionStory story(String id) {
            String told = spoofed ? "" : result;
            return new ConnectionStory(id, told, connect, acceptedAt, ImmutableList.copyOf(packets), isGhost());
        }
    }
}
