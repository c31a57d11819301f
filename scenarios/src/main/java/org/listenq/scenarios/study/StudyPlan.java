package org.listenq.scenarios.study;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.listenq.scenarios.NamedFiles;
import org.listenq.scenarios.Overrides;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.ScenarioWriter;
import org.listenq.scenarios.yaml.BadScenario;
import org.listenq.scenarios.yaml.Place;
import org.listenq.scenarios.yaml.Problem;

/**
 * The cells of a study in plan order: policies outermost, then the axes in the order of the file.
 *
 * @param study what it was made of
 * @param cells at least one
 */
public record StudyPlan(Study study, ImmutableList<Cell> cells) {

    private static final int MOST = 100_000;

    /** The text of a scenario and where the files are that it names. */
    public record Text(String name, String text, NamedFiles files) {}

    /**
     * Returns the plan of {@code study}, whose scenario is {@code text}; every cell has been read once, so that none
     * fails later for what it says.
     *
     * @throws BadScenario if a cell makes no sense
     */
    public static StudyPlan of(Study study, Text text, ScenarioReader reader) {
        return of(study, "--set ", text, reader);
    }

    /**
     * Returns the same; messages put {@code file} before the change to the scenario that is meant.
     *
     * @throws BadScenario if a cell makes no sense
     */
    public static StudyPlan of(Study study, String file, Text text, ScenarioReader reader) {
        Source.Recorded files = new Source.Recorded(text.files());
        ImmutableList<Draft> drafts = drafts(study);
        if (drafts.isEmpty()) {
            throw BadScenario.of(Place.whole(study.name()), "no cell meets all conditions", "");
        }
        List<String> hashes = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Draft draft : drafts) {
            hashes.add(hash(draft, file, text, files, reader, problems));
        }
        if (!problems.isEmpty()) {
            throw new BadScenario(problems.stream().distinct().collect(ImmutableList.toImmutableList()));
        }
        Source source = new Source(text.name(), text.text(), files.contents());
        ImmutableList.Builder<Cell> cells = ImmutableList.builder();
        for (int i = 0; i < drafts.size(); i++) {
            cells.add(new Cell(i, drafts.get(i).labels(), source, drafts.get(i).assignments(), hashes.get(i)));
        }
        return new StudyPlan(study, cells.build());
    }

    /**
     * Returns the plan that runs each of {@code texts} as it is, called by {@code names}.
     *
     * @throws BadScenario if one of them makes no sense
     */
    public static StudyPlan ofScenarios(Study study, List<String> names, List<Text> texts, ScenarioReader reader) {
        List<Problem> problems = new ArrayList<>();
        ImmutableList.Builder<Cell> cells = ImmutableList.builder();
        String dimension = study.dimensions().get(0);
        for (int i = 0; i < texts.size(); i++) {
            Text text = texts.get(i);
            Source.Recorded files = new Source.Recorded(text.files());
            Draft draft = new Draft(ImmutableMap.of(dimension, names.get(i)), ImmutableList.of());
            String hash = hash(draft, "", text, files, reader, problems);
            Source source = new Source(text.name(), text.text(), files.contents());
            cells.add(new Cell(i, draft.labels(), source, draft.assignments(), hash));
        }
        if (!problems.isEmpty()) {
            throw new BadScenario(ImmutableList.copyOf(problems));
        }
        return new StudyPlan(study, cells.build());
    }

    private static String hash(
            Draft draft, String file, Text text, NamedFiles files, ScenarioReader reader, List<Problem> problems) {
        Overrides overrides = Overrides.of(file, draft.assignments());
        try {
            return ScenarioWriter.hash(reader.read(text.name(), text.text(), overrides, files));
        } catch (BadScenario e) {
            problems.addAll(e.problems());
            return "";
        }
    }

    /** Returns the run number {@code replication} of {@code cell}. */
    public RunSpec run(Cell cell, int replication) {
        long stream = study.sampling().common() ? replication : ((cell.index() + 1L) << 32) + replication;
        return new RunSpec(cell, replication, stream, study.sampling().measurement());
    }

    /** A cell that nobody has read yet. */
    private record Draft(ImmutableMap<String, String> labels, ImmutableList<String> assignments) {}

    private static ImmutableList<Draft> drafts(Study study) {
        ImmutableList.Builder<String> first = ImmutableList.builder();
        study.set().forEach((path, value) -> first.add(path + "=" + value));
        study.sampling().seed().ifPresent(seed -> first.add("run.seed=" + seed));
        List<Draft> drafts = List.of(new Draft(ImmutableMap.of(), first.build()));
        if (!study.policies().isEmpty()) {
            drafts = withPolicies(study, drafts);
        }
        for (Study.Axis axis : study.axes()) {
            drafts = times(drafts, axis);
        }
        return drafts.stream()
                .filter(draft -> study.conditions().stream().allMatch(each -> each.holds(draft.labels())))
                .collect(ImmutableList.toImmutableList());
    }

    private static List<Draft> withPolicies(Study study, List<Draft> drafts) {
        List<Draft> all = new ArrayList<>();
        for (Study.Choice choice : study.policies()) {
            Map<String, String> set = new LinkedHashMap<>();
            set.put("server.policy", choice.policy());
            set.putAll(choice.set());
            drafts.forEach(draft -> all.add(with(draft, Map.of(Study.POLICY, choice.name()), set)));
        }
        return all;
    }

    private static List<Draft> times(List<Draft> drafts, Study.Axis axis) {
        if ((long) drafts.size() * axis.steps().size() > MOST) {
            throw BadScenario.of(Place.whole("axes"), "more than " + MOST + " cells", "expected fewer combinations");
        }
        List<Draft> all = new ArrayList<>();
        for (Draft draft : drafts) {
            for (List<String> step : axis.steps()) {
                Map<String, String> values = new LinkedHashMap<>();
                for (int i = 0; i < axis.paths().size(); i++) {
                    values.put(axis.paths().get(i), step.get(i));
                }
                all.add(with(draft, values, values));
            }
        }
        return all;
    }

    private static Draft with(Draft draft, Map<String, String> labels, Map<String, String> set) {
        ImmutableList.Builder<String> assignments =
                ImmutableList.<String>builder().addAll(draft.assignments());
        set.forEach((path, value) -> assignments.add(path + "=" + value));
        return new Draft(
                ImmutableMap.<String, String>builder()
                        .putAll(draft.labels())
                        .putAll(labels)
                        .buildOrThrow(),
                assignments.build());
    }
}
