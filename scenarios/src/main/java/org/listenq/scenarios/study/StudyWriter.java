package org.listenq.scenarios.study;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import org.listenq.scenarios.TimeText;
import org.listenq.scenarios.yaml.Mapping;
import org.listenq.scenarios.yaml.Node;
import org.listenq.scenarios.yaml.Place;
import org.listenq.scenarios.yaml.Problems;
import org.listenq.scenarios.yaml.Scalar;
import org.listenq.scenarios.yaml.Sequence;
import org.listenq.scenarios.yaml.YamlTree;
import org.listenq.scenarios.yaml.YamlWriter;

/** Writes a study as the file that means it, with its defaults left out and its ranges written out. */
public final class StudyWriter {

    private static final Place NOWHERE = Place.whole("");

    private final ImmutableList.Builder<Mapping.Member> members = ImmutableList.builder();

    private StudyWriter() {}

    /** Returns the YAML that reads as {@code study}. */
    public static String write(Study study) {
        StudyWriter writer = new StudyWriter();
        writer.study(study);
        return YamlWriter.write(new Mapping(writer.members.build(), NOWHERE));
    }

    private void study(Study study) {
        put("name", text(study.name()));
        if (!study.description().isEmpty()) {
            put("description", text(study.description()));
        }
        put("scenario", text(study.scenario()));
        map("set", study.set());
        list("policies", study.policies().stream().map(StudyWriter::choice).toList());
        axes(study.axes());
        list(
                "conditions",
                study.conditions().stream().map(each -> text(each.text())).toList());
        sampling(study.sampling());
        list(
                "metrics",
                study.analysis().metrics().stream().map(StudyWriter::text).toList());
        put(
                "confidence",
                text(study.analysis()
                                .confidence()
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString() + "%"));
        map("baseline", study.analysis().baseline());
        put("correction", text(study.analysis().correction().text()));
    }

    private static Node choice(Study.Choice choice) {
        if (choice.name().equals(choice.policy()) && choice.set().isEmpty()) {
            return text(choice.name());
        }
        StudyWriter writer = new StudyWriter();
        writer.put("name", text(choice.name()));
        writer.put("policy", text(choice.policy()));
        writer.map("set", choice.set());
        return new Mapping(writer.members.build(), NOWHERE);
    }

    private void axes(List<Study.Axis> axes) {
        StudyWriter single = new StudyWriter();
        ImmutableList.Builder<Node> paired = ImmutableList.builder();
        for (Study.Axis axis : axes) {
            StudyWriter group = axis.paths().size() == 1 ? single : new StudyWriter();
            for (int i = 0; i < axis.paths().size(); i++) {
                int column = i;
                group.list(
                        axis.paths().get(i),
                        axis.steps().stream()
                                .map(step -> yaml(step.get(column)))
                                .toList());
            }
            if (group != single) {
                paired.add(new Mapping(group.members.build(), NOWHERE));
            }
        }
        ImmutableList<Mapping.Member> singles = single.members.build();
        if (!singles.isEmpty()) {
            put("axes", new Mapping(singles, NOWHERE));
        }
        list("paired", paired.build());
    }

    private void sampling(Study.Sampling sampling) {
        put("replications", text(Integer.toString(sampling.replications())));
        sampling.precision().ifPresent(precision -> {
            StudyWriter writer = new StudyWriter();
            writer.put("metric", text(precision.metric()));
            writer.put("relative", text(precision.relative().toPlainString()));
            writer.put("cap", text(Integer.toString(precision.cap())));
            put("precision", new Mapping(writer.members.build(), NOWHERE));
        });
        if (sampling.measurement().warmUpNanos() > 0) {
            put("warm-up", text(TimeText.of(sampling.measurement().warmUpNanos())));
        }
        if (sampling.measurement().batches() > 1) {
            put("batches", text(Integer.toString(sampling.measurement().batches())));
        }
        if (!sampling.common()) {
            put("common-random-numbers", text("false"));
        }
        sampling.seed().ifPresent(seed -> put("seed", text(Long.toString(seed))));
    }

    private void put(String key, Node value) {
        members.add(new Mapping.Member(key, NOWHERE, value));
    }

    private void list(String key, List<Node> items) {
        if (!items.isEmpty()) {
            put(key, new Sequence(ImmutableList.copyOf(items), NOWHERE));
        }
    }

    private void map(String key, ImmutableMap<String, String> values) {
        if (!values.isEmpty()) {
            StudyWriter writer = new StudyWriter();
            values.forEach((path, value) -> writer.put(path, yaml(value)));
            put(key, new Mapping(writer.members.build(), NOWHERE));
        }
    }

    private static Node yaml(String value) {
        return YamlTree.readArgument("value", value, new Problems());
    }

    private static Node text(String text) {
        return Scalar.of(text, NOWHERE);
    }
}
