package org.listenq.scenarios.recorded;

import com.google.common.collect.ImmutableList;
import org.listenq.core.engine.Executive;
import org.listenq.core.simulation.Simulation;

/**
 * Runs recorded cases again in the model and compares.
 *
 * @param executive runs the model
 */
public record Verification(Executive executive) {

    /** Runs {@code recorded} as its first run went. */
    public CaseComparison of(RecordedCase recorded) {
        return CaseComparison.of(recorded, RecordedStory.of(recorded.run()), run(recorded, Conditions.of(recorded)));
    }

    /** Returns what the model makes of a case under {@code conditions}. */
    public Story run(RecordedCase recorded, Conditions conditions) {
        RecordedPlan plan = RecordedPlan.of(recorded, conditions);
        SimulatedStory story = new SimulatedStory(recorded, plan);
        Simulation.run(executive, plan.simulation(), ImmutableList.of(story));
        return story.tell();
    }
}
