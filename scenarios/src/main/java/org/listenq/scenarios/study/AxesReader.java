package org.listenq.scenarios.study;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.listenq.scenarios.yaml.Mapping;
import org.listenq.scenarios.yaml.Node;
import org.listenq.scenarios.yaml.Sequence;

/** Reads what a study varies. */
record AxesReader(Keys keys) {

    private static final String EXPECTED = "expected a list of values, or {from: .., to: .., step: ..}";

    /** The axes of one path in the order of the file, then those of several. */
    ImmutableList<Study.Axis> axes() {
        ImmutableList.Builder<Study.Axis> axes = ImmutableList.builder();
        for (Mapping.Member member : keys.members("axes")) {
            axes.add(Study.Axis.of(member.key(), values("axes." + member.key(), member.value())));
        }
        List<Node> groups = keys.list("paired");
        for (int i = 0; i < groups.size(); i++) {
            axes.add(paired("paired[" + i + "]", groups.get(i)));
        }
        return axes.build();
    }

    private Study.Axis paired(String path, Node group) {
        if (!(group instanceof Mapping mapping)) {
            keys.problem(group, "paired", "found " + group.shown(), "expected a mapping of paths to lists");
            return new Study.Axis(ImmutableList.of(), ImmutableList.of(ImmutableList.of()));
        }
        List<ImmutableList<String>> columns = new ArrayList<>();
        mapping.members().forEach(member -> columns.add(values(path + "." + member.key(), member.value())));
        boolean even = columns.stream().mapToInt(List::size).distinct().count() <= 1;
        if (!even || columns.isEmpty()) {
            keys.problem(group, "paired", "lists of different lengths", "expected lists of one length");
            return new Study.Axis(ImmutableList.of(), ImmutableList.of(ImmutableList.of()));
        }
        ImmutableList.Builder<ImmutableList<String>> steps = ImmutableList.builder();
        for (int i = 0; i < columns.get(0).size(); i++) {
            int step = i;
            steps.add(columns.stream().map(column -> column.get(step)).collect(ImmutableList.toImmutableList()));
        }
        return new Study.Axis(mapping.keys(), steps.build());
    }

    private ImmutableList<String> values(String path, Node node) {
        if (node instanceof Mapping) {
            return range(new Keys(keys.problems(), "range", path, node), node);
        }
        if (!(node instanceof Sequence list) || list.items().isEmpty()) {
            keys.problem(node, path, "found " + node.shown(), EXPECTED);
            return ImmutableList.of("0");
        }
        ImmutableList<String> values = list.items().stream().map(Keys::flow).collect(ImmutableList.toImmutableList());
        if (values.stream().distinct().count() < values.size()) {
            keys.problem(node, path, "a value stands twice", "each value once");
        }
        return values;
    }

    private static ImmutableList<String> range(Keys range, Node node) {
        try {
            Range bounds = Range.of(Keys.word(range.node("from")), Keys.word(range.node("to")));
            if (range.has("step") == range.has("factor")) {
                range.problem(node, "", "neither or both of step and factor", "expected one of them");
                return ImmutableList.of("0");
            }
            return range.has("step")
                    ? bounds.steps(Keys.word(range.node("step")))
                    : bounds.powers(Keys.word(range.node("factor")));
        } catch (IllegalArgumentException e) {
            range.problem(node, "", String.valueOf(e.getMessage()), "");
            return ImmutableList.of("0");
        }
    }
}
