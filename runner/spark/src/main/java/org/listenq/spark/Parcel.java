package org.listenq.spark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.Serializable;
import org.listenq.scenarios.study.Cell;
import org.listenq.scenarios.study.RunSpec;
import org.listenq.scenarios.study.Source;
import org.listenq.scenarios.study.Study;

/**
 * What travels to a worker: a scenario's text, the changes to it, and the numbers of a run.
 *
 * @param number of the run in the order of the plan
 * @param name how messages call the text
 * @param text of the scenario
 * @param files that it names, by name
 * @param assignments changes to it
 * @param inputHash by which a worker knows that the scenario is the one before
 * @param numbers which replication, and what of it counts
 */
record Parcel(
        int number,
        String name,
        String text,
        ImmutableMap<String, byte[]> files,
        ImmutableList<String> assignments,
        String inputHash,
        Numbers numbers)
        implements Serializable {

    /** The numbers of a run, as in {@link RunSpec}. */
    record Numbers(int replication, long stream, long warmUpNanos, int batches) implements Serializable {}

    static Parcel of(int number, RunSpec run) {
        Cell cell = run.cell();
        Study.Measurement part = run.measurement();
        return new Parcel(
                number,
                cell.source().name(),
                cell.source().text(),
                cell.source().files(),
                cell.assignments(),
                cell.inputHash(),
                new Numbers(run.replication(), run.stream(), part.warmUpNanos(), part.batches()));
    }

    /** Returns the run; its cell has no labels, which only tables show. */
    RunSpec run() {
        Source source = new Source(name, text, files);
        Cell cell = new Cell(number, ImmutableMap.of(), source, assignments, inputHash);
        Study.Measurement part = new Study.Measurement(numbers.warmUpNanos(), numbers.batches());
        return new RunSpec(cell, numbers.replication(), numbers.stream(), part);
    }
}
