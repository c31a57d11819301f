/**
 * Recorded experiments on a real kernel: read, run again in the model, and compared event by event.
 *
 * <p>A {@link org.listenq.scenarios.recorded.RecordedCase} is what was done and what was seen. {@link
 * org.listenq.scenarios.recorded.RecordedPlan} makes the model do the same; both sides then tell a {@link
 * org.listenq.scenarios.recorded.Story}, and a {@link org.listenq.scenarios.recorded.CaseComparison} says where the two
 * differ.
 */
@NullMarked
package org.listenq.scenarios.recorded;

import org.jspecify.annotations.NullMarked;
