package org.listenq.scenarios.recorded;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One recorded experiment: what was done, what one run showed, and in what the repetitions agree.
 *
 * @param name name of the case
 * @param group letter of its group
 * @param title what it is about
 * @param input what was done
 * @param run what the first run showed
 * @param spread in what the runs agree
 */
public record RecordedCase(
        String name, String group, String title, RecordedInput input, RecordedRun run, RecordedSpread spread) {

    /**
     * Returns the case that {@code json} describes.
     *
     * @throws BadRecording if it makes no sense
     */
    static RecordedCase of(JsonNode json) {
        String name = json.path("name").asText();
        if (name.isEmpty()) {
            throw new BadRecording("a recorded case without a name");
        }
        return new RecordedCase(
                name,
                name.substring(0, 1),
                json.path("title").asText(),
                RecordedInput.of(json.path("input")),
                RecordedRun.of(json.path("observed")),
                RecordedSpread.of(json.path("spread")));
    }

    /** Whether all runs agree in every connection's packets. */
    public boolean isDeterministic() {
        return spread.samePackets() == spread.withPackets();
    }

    /** Whether its clients overload the server for long, so that runs can only be compared as distributions. */
    public boolean isOverload() {
        return group.equals("I");
    }
}
