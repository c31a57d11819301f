package org.listenq.scenarios.recorded;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.listenq.core.trace.Counter;

/** Writes recorded cases in their compact form: what the reader reads of them, one after the other, compressed. */
public final class CompactRecordings {

    private static final ObjectMapper JSON = new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    private static final List<String> META =
            List.of("kernel", "date", "t0_monotonic_ns", "timer_grid_ms", "relay_delivery_late");
    private static final List<String> OBSERVED = List.of(
            "meta", "sysctl_effective", "connections", "flood", "accept_order", "counters", "queue_samples", "packets");
    private static final List<String> CONNECTION =
            List.of("id", "result", "connect_ms", "accepted_ms", "listener", "syn_recv_seen");
    private static final List<String> SPREAD = List.of(
            "conns_with_packets", "same_packet_sequence", "same_accept_order", "counters_differing", "per_connection");

    private CompactRecordings() {}

    /** Takes the folder of the recordings and the file to write. */
    public static void main(String[] args) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(Path.of(args[1])))) {
            for (Path file : Recordings.files(Path.of(args[0]))) {
                JSON.writeValue(out, compact((ObjectNode) JSON.readTree(file.toFile())));
                out.write('\n');
            }
        }
    }

    private static ObjectNode compact(ObjectNode recorded) {
        recorded.retain("name", "title", "input", "observed", "spread");
        ((ObjectNode) recorded.get("spread")).retain(SPREAD);
        ObjectNode observed = (ObjectNode) recorded.get("observed");
        observed.retain(OBSERVED);
        ObjectNode meta = (ObjectNode) observed.get("meta");
        meta.retain(META);
        meta.put("kernel", meta.path("kernel").asText().replaceAll("-.*", ""));
        retainInEach(observed.path("connections"), CONNECTION);
        retainInEach(observed.path("flood"), CONNECTION);
        retainInEach(observed.get("counters"), counters());
        return recorded;
    }

    private static void retainInEach(JsonNode parent, Collection<String> fields) {
        parent.forEach(child -> ((ObjectNode) child).retain(fields));
    }

    private static List<String> counters() {
        return new ArrayList<>(
                CounterComparison.COUNTERS.stream().map(Counter::name).toList());
    }
}
