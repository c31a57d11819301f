package org.listenq.output.saved;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.listenq.core.trace.Cause;

/** Reads {@code summary.json}. */
final class JsonSummary {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private JsonSummary() {}

    static SavedSummary read(Path file) throws IOException {
        try {
            return summary(MAPPER.readTree(Files.readString(file)));
        } catch (JsonProcessingException e) {
            throw new SavedProblem(file + ": expected the summary of a run, found " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new SavedProblem(file + ": expected the summary of a run, found no '" + e.getMessage() + "'", e);
        }
    }

    private static SavedSummary summary(JsonNode root) {
        ImmutableList.Builder<SavedSummary.Socket> listeners = ImmutableList.builder();
        root.required("listeners").forEach(socket -> listeners.add(socket(socket)));
        ImmutableList.Builder<Cause> causes = ImmutableList.builder();
        root.path("causes").forEach(cause -> causes.add(cause(cause)));
        return new SavedSummary(
                root.required("run").asText(),
                root.required("policy").asText(),
                root.required("seed").asLong(),
                nanos(root.required("end_s")),
                listeners.build(),
                causes.build());
    }

    private static long nanos(JsonNode seconds) {
        BigDecimal value = seconds.isNumber() ? seconds.decimalValue() : new BigDecimal(seconds.asText("0"));
        return value.movePointRight(9).longValue();
    }

    private static SavedSummary.Socket socket(JsonNode node) {
        return new SavedSummary.Socket(
                node.required("name").asText(),
                node.required("port").asInt(),
                node.required("backlog").asLong(),
                bound(node.required("incomplete_limit")),
                bound(node.required("completed_limit")),
                bound(node.required("sum_limit")));
    }

    private static SavedSummary.Bound bound(JsonNode node) {
        JsonNode connections = node.required("connections");
        return new SavedSummary.Bound(
                connections.isNull() ? -1 : connections.asLong(),
                node.required("formula").asText(),
                node.required("binding").asText());
    }

    private static Cause cause(JsonNode node) {
        return new Cause(
                node.required("name").asText(),
                node.required("meaning").asText(),
                node.required("source").asText());
    }
}
