package org.listenq.runner.size;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;
import org.listenq.output.study.StudyResult;

/**
 * The search for the values that meet a goal.
 *
 * <p>Each term of the goal is taken to hold up to a value or from a value on; a longer queue helps connect() and hurts
 * the wait for accept(). The ends of the range say which, and halving finds the border.
 */
public final class SizeSearch {

    private final Goal goal;
    private final Over over;
    private final Experiment experiment;
    private final TreeMap<Long, Trial> trials = new TreeMap<>();

    /** Tries values. */
    public interface Experiment {

        /** Tries {@code value} with few replications, as long as these tell. */
        Trial run(long value) throws IOException, InterruptedException;

        /** Tries {@code value} with as many replications as there may be, unless chance plays no part. */
        Trial confirm(long value) throws IOException, InterruptedException;
    }

    /**
     * What was found.
     *
     * @param from the least value that meets the goal; empty if none was found
     * @param to the greatest
     * @param trials all that was tried, in the order of the values
     * @param contradiction a value that meets the goal outside of these bounds or fails inside; the search then cannot
     *     be trusted
     */
    public record Finding(
            Optional<Long> from, Optional<Long> to, ImmutableList<Trial> trials, Optional<Long> contradiction) {

        /** All runs that failed. */
        public ImmutableList<StudyResult.Failure> failures() {
            return trials.stream().flatMap(trial -> trial.failures().stream()).collect(ImmutableList.toImmutableList());
        }
    }

    private record Window(long from, long to) {}

    private SizeSearch(Goal goal, Over over, Experiment experiment) {
        this.goal = goal;
        this.over = over;
        this.experiment = experiment;
    }

    /** Returns the values of {@code over} that meet {@code goal}. */
    public static Finding run(Goal goal, Over over, Experiment experiment) throws IOException, InterruptedException {
        return new SizeSearch(goal, over, experiment).find();
    }

    private Finding find() throws IOException, InterruptedException {
        Optional<Window> all = Optional.of(new Window(over.from(), over.to()));
        for (int term = 0; term < goal.terms().size(); term++) {
            Optional<Window> one = window(term);
            all = all.flatMap(window -> one.flatMap(other -> common(window, other)));
        }
        if (all.isPresent()) {
            trial(all.get().from());
            trial(all.get().to());
        }
        return new Finding(
                all.map(Window::from), all.map(Window::to), ImmutableList.copyOf(trials.values()), contradiction(all));
    }

    private static Optional<Window> common(Window a, Window b) {
        Window both = new Window(Math.max(a.from, b.from), Math.min(a.to, b.to));
        return both.from <= both.to ? Optional.of(both) : Optional.empty();
    }

    private Optional<Window> window(int term) throws IOException, InterruptedException {
        boolean low = trial(over.from()).meets(term);
        boolean high = trial(over.to()).meets(term);
        if (low && high) {
            return Optional.of(new Window(over.from(), over.to()));
        } else if (high) {
            return border(term, over.from(), over.to()).map(from -> new Window(from, over.to()));
        } else if (low) {
            return border(term, over.to(), over.from()).map(to -> new Window(over.from(), to));
        }
        for (long probe : over.probes()) {
            if (trial(probe).meets(term)) {
                Optional<Long> to = border(term, over.to(), probe);
                return border(term, over.from(), probe).flatMap(from -> to.map(last -> new Window(from, last)));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the value that surely meets the term next to one that does not, between {@code fails} and {@code meets};
     * nothing if not even {@code meets} does with many replications.
     */
    private Optional<Long> border(int term, long fails, long meets) throws IOException, InterruptedException {
        long bad = fails;
        while (bad != meets) {
            long good = meets;
            while (Math.abs(good - bad) > 1) {
                long middle = bad + ((good - bad) / 2);
                if (trial(middle).meets(term)) {
                    good = middle;
                } else {
                    bad = middle;
                }
            }
            trials.put(good, experiment.confirm(good));
            if (trial(good).meets(term)) {
                return Optional.of(good);
            }
            bad = good;
        }
        return Optional.empty();
    }

    private Trial trial(long value) throws IOException, InterruptedException {
        Trial known = trials.get(value);
        if (known == null) {
            known = experiment.run(value);
            trials.put(value, known);
        }
        return known;
    }

    private Optional<Long> contradiction(Optional<Window> found) {
        return trials.values().stream()
                .filter(trial -> trial.meetsAll()
                        != found.filter(window -> window.from <= trial.value() && trial.value() <= window.to)
                                .isPresent())
                .map(Trial::value)
                .findFirst();
    }
}
