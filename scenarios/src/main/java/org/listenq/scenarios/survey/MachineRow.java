package org.listenq.scenarios.survey;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import org.listenq.core.listener.ListenerPolicy;

/**
 * A row of the machine table: what one policy was seen doing.
 *
 * @param behaviour its answers
 * @param capacities for each of {@link #BACKLOGS}
 */
public record MachineRow(Behaviour behaviour, ImmutableList<Capacity> capacities) {

    /** The backlogs of the table. */
    public static final ImmutableList<Integer> BACKLOGS = ImmutableList.of(0, 1, 2, 5);

    /** More clients than any policy connects that has a limit at these backlogs. */
    public static final int TRIED = 300;

    /** Runs the experiments of one row, of a policy that comes with ListenQ. */
    public static MachineRow of(ListenerPolicy.Provider provider) {
        return of(Subject.of(provider));
    }

    /** Runs the experiments of one row. */
    public static MachineRow of(Subject subject) {
        ImmutableList<Capacity> capacities = BACKLOGS.stream()
                .map(backlog -> Capacity.of(subject, backlog, TRIED))
                .collect(toImmutableList());
        return new MachineRow(Survey.of(subject), capacities);
    }

    /** Runs the experiments of several rows. */
    public static ImmutableList<MachineRow> of(ImmutableList<Subject> subjects) {
        return subjects.stream().map(MachineRow::of).collect(toImmutableList());
    }

    /** The policy's name. */
    public String name() {
        return behaviour.subject().provider().name();
    }
}
