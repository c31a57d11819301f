package org.listenq.scenarios.recorded;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Streams;
import java.util.Map;
import java.util.Optional;

/**
 * In what the runs of a recorded experiment agree.
 *
 * @param withPackets how many connections have packets
 * @param samePackets for how many of them all runs have the same packets in the same order
 * @param sameAcceptOrder whether all runs accept in the same order
 * @param differingCounters counters that differ, as {@code host.name}
 * @param differingResults connections whose connect() does not end alike in all runs, with what it returned
 * @param connectTimes how long connect() took in each run, by connection
 */
public record RecordedSpread(
        int withPackets,
        int samePackets,
        boolean sameAcceptOrder,
        ImmutableMap<String, ImmutableList<Long>> differingCounters,
        ImmutableSet<String> differingResults,
        ImmutableMap<String, ImmutableList<Long>> connectTimes) {

    static RecordedSpread of(JsonNode json) {
        JsonNode connections = json.path("per_connection");
        return new RecordedSpread(
                json.path("conns_with_packets").asInt(),
                json.path("same_packet_sequence").asInt(),
                json.path("same_accept_order").asBoolean(),
                json.path("counters_differing").properties().stream()
                        .collect(toImmutableMap(
                                Map.Entry::getKey, field -> JsonFields.list(field.getValue(), JsonNode::asLong))),
                Streams.stream(connections.elements())
                        .filter(connection -> connection.has("result"))
                        .map(connection -> connection.path("id").asText())
                        .collect(toImmutableSet()),
                Streams.stream(connections.elements())
                        .collect(toImmutableMap(
                                connection -> connection.path("id").asText(),
                                connection -> JsonFields.list(connection.path("connect_ms"), JsonFields::nanos),
                                (first, again) -> first)));
    }

    /** Returns a counter's values in all runs, if they differ. */
    Optional<ImmutableList<Long>> differing(String host, String counter) {
        return Optional.ofNullable(differingCounters.get(host + "." + counter));
    }
}
