package org.listenq.scenarios.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import org.listenq.core.segment.Flags;

/**
 * What one run of a recorded experiment showed.
 *
 * @param kernel version of the kernel
 * @param date when it was recorded
 * @param startNanos the kernel's clock at the start
 * @param timerGrid when, since the start, the kernel's count of jiffies was a multiple of 512
 * @param relayLate how much longer than it should the relay kept half of the packets
 * @param clientSettings what the client's network settings were
 * @param serverSettings what the server's network settings were
 * @param connections what became of each client
 * @param flooded what became of each forged SYN
 * @param acceptOrder whom accept() returned, in order
 * @param counters how far each host's counters moved; the host of both sides is called {@code both}
 * @param queues lengths of the queues whenever they had changed
 * @param packets every packet, in order of time
 */
public record RecordedRun(
        String kernel,
        String date,
        long startNanos,
        long timerGrid,
        long relayLate,
        ImmutableMap<String, Long> clientSettings,
        ImmutableMap<String, Long> serverSettings,
        ImmutableList<Connection> connections,
        ImmutableList<Connection> flooded,
        ImmutableList<String> acceptOrder,
        ImmutableMap<String, ImmutableMap<String, Long>> counters,
        ImmutableList<QueueLengths> queues,
        ImmutableList<Captured> packets) {

    private static final double NANOS_PER_MICRO = 1e3;

    /**
     * What became of one client, at which socket it was accepted, and while the server had an entry for it in its
     * incomplete queue.
     */
    public record Connection(
            String id, String result, long connect, long acceptedAt, int socket, Optional<Entry> entry) {

        static Connection of(JsonNode json) {
            return new Connection(
                    json.path("id").asText(),
                    json.path("result").asText(),
                    JsonFields.nanos(json.path("connect_ms")),
                    JsonFields.nanos(json.path("accepted_ms")),
                    json.path("listener").asInt(QueueGrowth.NONE),
                    Optional.of(json.path("syn_recv_seen"))
                            .filter(JsonNode::isObject)
                            .map(Entry::of));
        }
    }

    /** When an entry was seen first and last, and when it was missed first. */
    public record Entry(long first, long last, long goneBy) {

        static Entry of(JsonNode json) {
            return new Entry(
                    JsonFields.nanos(json.path("first_ms")),
                    JsonFields.nanos(json.path("last_ms")),
                    JsonFields.nanos(json.path("gone_by_ms")));
        }
    }

    /** A packet of a connection, and when it was delivered, if it was. */
    public record Captured(String connection, Packet packet, long deliveredAt) {

        private static final int LOST_BY_RULE = 1;
        private static final int LOST_BY_CHANCE = 2;

        static Captured of(JsonNode row) {
            int drop = row.path(10).asInt();
            Packet packet = new Packet(
                    JsonFields.nanos(row.path(0)),
                    row.path(2).asInt() == 0,
                    flags(row.path(4).asText()),
                    row.path(5).asInt(),
                    row.path(6).asInt(),
                    row.path(7).asInt(),
                    drop == LOST_BY_RULE || drop == LOST_BY_CHANCE);
            return new Captured(row.path(3).asText(), packet, JsonFields.nanos(row.path(1)));
        }

        private static int flags(String letters) {
            return letters.chars().map(Captured::flag).reduce(0, (one, other) -> one | other);
        }

        private static int flag(int letter) {
            return switch (letter) {
                case 'S' -> Flags.SYN;
                case 'F' -> Flags.FIN;
                case 'R' -> Flags.RST;
                case 'P' -> Flags.PSH;
                case 'A' -> Flags.ACK;
                default -> throw new BadRecording("no flag " + Character.toString(letter));
            };
        }
    }

    static RecordedRun of(JsonNode json) {
        JsonNode meta = json.path("meta");
        JsonNode settings = json.path("sysctl_effective");
        return new RecordedRun(
                meta.path("kernel").asText(),
                meta.path("date").asText(),
                meta.path("t0_monotonic_ns").asLong(),
                JsonFields.nanos(meta.path("timer_grid_ms"), 0),
                Math.round(meta.path("relay_delivery_late").path("p50_us").asDouble() * NANOS_PER_MICRO),
                JsonFields.numbers(settings.path("client")),
                JsonFields.numbers(settings.path("server")),
                JsonFields.list(json.path("connections"), Connection::of),
                JsonFields.list(json.path("flood"), Connection::of),
                JsonFields.list(json.path("accept_order"), JsonNode::asText),
                counters(json.path("counters")),
                JsonFields.list(json.path("queue_samples"), QueueLengths::of),
                JsonFields.list(json.path("packets"), Captured::of));
    }

    private static ImmutableMap<String, ImmutableMap<String, Long>> counters(JsonNode json) {
        ImmutableMap.Builder<String, ImmutableMap<String, Long>> counters = ImmutableMap.builder();
        json.properties().forEach(host -> counters.put(host.getKey(), JsonFields.numbers(host.getValue())));
        return counters.buildOrThrow();
    }
}
