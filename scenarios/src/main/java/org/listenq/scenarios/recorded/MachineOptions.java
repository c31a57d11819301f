package org.listenq.scenarios.recorded;

/**
 * Which costs of the recorded machine a distribution of runs takes into account.
 *
 * @param lateTicks whether the second processor's timers are late, see {@link org.listenq.core.engine.LateTicks}
 * @param acceptCost whether the recorded program's accept() takes time
 */
public record MachineOptions(boolean lateTicks, boolean acceptCost) {

    /** Both. */
    public static final MachineOptions BOTH = new MachineOptions(true, true);

    /** Neither. */
    public static final MachineOptions NONE = new MachineOptions(false, false);
}
