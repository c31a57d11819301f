package org.listenq.scenarios.study;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One scenario under many policies and values, many times.
 *
 * @param name names the output folder
 * @param description one sentence for people; may be empty
 * @param scenario name of a bundled scenario or of a file
 * @param set changes to the scenario before all others: paths and values
 * @param policies under which it runs; empty for the scenario's own
 * @param axes what is varied
 * @param conditions which cells of all combinations are run
 * @param sampling how often
 * @param analysis what is looked at
 */
public record Study(
        String name,
        String description,
        String scenario,
        ImmutableMap<String, String> set,
        ImmutableList<Choice> policies,
        ImmutableList<Axis> axes,
        ImmutableList<Condition> conditions,
        Sampling sampling,
        Analysis analysis) {

    /**
     * A server system with what goes with it.
     *
     * @param name what tables call it
     * @param policy name of the system
     * @param set changes that go with it
     */
    public record Choice(String name, String policy, ImmutableMap<String, String> set) {

        /** Returns the system {@code name} as it is. */
        public static Choice of(String name) {
            return new Choice(name, name, ImmutableMap.of());
        }
    }

    /**
     * Paths whose values go together; most have one path.
     *
     * @param paths at least one
     * @param steps each with a value, as YAML, for every path
     */
    public record Axis(ImmutableList<String> paths, ImmutableList<ImmutableList<String>> steps) {

        /** Returns the axis of one path. */
        public static Axis of(String path, ImmutableList<String> values) {
            return new Axis(
                    ImmutableList.of(path),
                    values.stream().map(ImmutableList::of).collect(ImmutableList.toImmutableList()));
        }
    }

    /**
     * How often each cell runs.
     *
     * @param replications at least
     * @param precision when more are made
     * @param measurement which part of a run counts
     * @param common whether replication k meets the same chance in all cells
     * @param seed root of all chance, if it is not the scenario's
     */
    public record Sampling(
            int replications,
            Optional<Precision> precision,
            Measurement measurement,
            boolean common,
            OptionalLong seed) {}

    /**
     * When there are enough replications.
     *
     * @param metric whose interval is watched
     * @param relative half width over mean that is narrow enough
     * @param cap most replications
     */
    public record Precision(String metric, BigDecimal relative, int cap) {}

    /**
     * Which part of a run counts.
     *
     * @param warmUpNanos what lies before is left out
     * @param batches into how many parts the rest is cut
     */
    public record Measurement(long warmUpNanos, int batches) {

        /** The run as a whole. */
        public static final Measurement WHOLE = new Measurement(0, 1);
    }

    /**
     * What is looked at.
     *
     * @param metrics by name
     * @param confidence of intervals, above 0 and below 1
     * @param baseline dimensions and their values, with which cells are compared
     * @param correction of verdicts for their number
     */
    public record Analysis(
            ImmutableList<String> metrics,
            BigDecimal confidence,
            ImmutableMap<String, String> baseline,
            Correction correction) {}

    /** How verdicts of many comparisons are kept honest. */
    public enum Correction {
        HOLM("holm", "Holm"),
        BONFERRONI("bonferroni", "Bonferroni");

        private final String text;
        private final String title;

        Correction(String text, String title) {
            this.text = text;
            this.title = title;
        }

        /** The word of the file. */
        public String text() {
            return text;
        }

        /** The name in tables. */
        public String title() {
            return title;
        }
    }

    /** The heading under which tables name the policy. */
    public static final String POLICY = "policy";

    /** Returns the same study with so many replications. */
    public Study withReplications(int replications) {
        Sampling more = new Sampling(
                replications, sampling.precision(), sampling.measurement(), sampling.common(), sampling.seed());
        return new Study(name, description, scenario, set, policies, axes, conditions, more, analysis);
    }

    /** What tells cells apart: {@link #POLICY} if there are policies, then the paths of the axes. */
    public ImmutableList<String> dimensions() {
        ImmutableList.Builder<String> all = ImmutableList.builder();
        if (!policies.isEmpty()) {
            all.add(POLICY);
        }
        axes.forEach(axis -> all.addAll(axis.paths()));
        return all.build();
    }
}
