package org.listenq.scenarios.yaml;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The problems found so far in a text; of several at one place only the first counts, since it causes the others. */
public final class Problems {

    private static final int ENOUGH = 1000;

    private final List<Problem> problems = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();
    private final Set<String> doubtful = new HashSet<>();
    private final Set<String> failed = new HashSet<>();

    /** Takes note of {@code problem}. */
    public void add(Problem problem) {
        add(problem, problem.path());
    }

    /** Takes note of {@code problem}, which leaves everything at and below the path {@code doubt} uncertain. */
    public void add(Problem problem, String doubt) {
        if (isEnough()) {
            return;
        }
        doubtful.add(doubt);
        failed.add(problem.path());
        String missing = problem.found().equals("missing") ? problem.path() : "";
        if (seen.add(List.of(problem.place(), missing))) {
            problems.add(problem);
        }
    }

    /**
     * Whether a value at, below or above {@code path} was not understood, so that its sense need not be discussed; also
     * when enough is wrong anyway.
     */
    public boolean doubt(String path) {
        return isEnough() || doubtful.stream().anyMatch(seen -> within(path, seen) || within(seen, path));
    }

    /** Whether the value at just {@code path} was not understood. */
    public boolean failed(String path) {
        return failed.contains(path);
    }

    /** Whether so much is wrong that more of it helps nobody; further problems are not noted. */
    public boolean isEnough() {
        return problems.size() >= ENOUGH;
    }

    /** Throws all that was found, if there is any. */
    public void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new BadScenario(ImmutableList.sortedCopyOf(Problem.IN_ORDER, problems));
        }
    }

    private static boolean within(String path, String outer) {
        return outer.isEmpty() || path.equals(outer) || path.startsWith(outer + ".") || path.startsWith(outer + "[");
    }
}
