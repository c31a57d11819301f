package org.listenq.scenarios.recorded;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.TreeSet;

/**
 * How well the model tells recorded cases, by group.
 *
 * @param cases every case compared
 * @param rows figures of each group, then of all cases whose runs agree and of all others
 * @param differences everything that is left but times
 */
public record Fidelity(
        ImmutableList<CaseComparison> cases, ImmutableList<Row> rows, ImmutableList<Difference> differences) {

    /** Name of the row of cases whose recorded runs agree wholly. */
    public static final String AGREEING = "runs agree";

    /** Name of the row of all others but group I. */
    public static final String OTHERS = "others";

    /** Figures of some cases. */
    public record Row(String name, Figures figures) {}

    /** Adds up {@code cases}. */
    public static Fidelity of(List<CaseComparison> cases) {
        ImmutableList.Builder<Row> rows = ImmutableList.builder();
        TreeSet<String> groups = new TreeSet<>();
        cases.forEach(one -> groups.add(one.recorded().group()));
        for (String group : groups) {
            rows.add(new Row(
                    group,
                    Figures.of(cases.stream()
                            .filter(one -> one.recorded().group().equals(group))
                            .toList())));
        }
        rows.add(new Row(
                AGREEING,
                Figures.of(cases.stream()
                        .filter(one -> one.recorded().isDeterministic())
                        .toList())));
        rows.add(new Row(
                OTHERS,
                Figures.of(cases.stream()
                        .filter(one -> !one.recorded().isDeterministic()
                                && !one.recorded().isOverload())
                        .toList())));
        ImmutableList<Difference> differences = cases.stream()
                .filter(one -> !one.recorded().isOverload())
                .flatMap(one -> Difference.of(one).stream())
                .collect(toImmutableList());
        return new Fidelity(ImmutableList.copyOf(cases), rows.build(), differences);
    }

    /** Returns the figures of a row. */
    public Figures row(String name) {
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .figures();
    }
}
