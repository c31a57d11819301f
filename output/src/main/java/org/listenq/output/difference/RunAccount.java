package org.listenq.output.difference;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.listenq.core.trace.EventKind;
import org.listenq.output.saved.SavedProblem;
import org.listenq.output.saved.SavedRun;
import org.listenq.output.trace.SavedRow;

/** Makes an account from the saved trace of a run. */
public final class RunAccount {

    private final RunMoments view;
    private final Map<Long, String> names;
    private final Map<Long, ImmutableList.Builder<Moment>> moments = new TreeMap<>();
    private final Map<String, Integer> opened = new HashMap<>();
    private final Interner<String> texts = Interners.newStrongInterner();
    private boolean segments;

    private RunAccount(RunMoments view, Map<Long, String> names) {
        this.view = view;
        this.names = new HashMap<>(names);
    }

    /** Returns all that {@code run} tells, for a comparison with another run. */
    public static Account of(SavedRun run) throws IOException {
        return of(run, RunMoments.ALL);
    }

    /** Returns the packets that pass the clients' hosts, for a comparison with a capture made there. */
    public static Account atClients(SavedRun run) throws IOException {
        return of(run, RunMoments.CLIENT);
    }

    /** Returns the packets that pass the server's host, for a comparison with a capture made there. */
    public static Account atServer(SavedRun run) throws IOException {
        return of(run, RunMoments.SERVER);
    }

    private static Account of(SavedRun run, RunMoments view) throws IOException {
        RunAccount account = new RunAccount(view, ClientNames.read(run.folder()));
        run.forEach(account::accept);
        if (!account.segments) {
            throw new SavedProblem(run.trace() + " does not tell of segments; run with --set trace.level=all");
        }
        return new Account(run.folder() + ": " + run.summary().title(), true, account.courses());
    }

    private void accept(SavedRow row) {
        long connection = row.number("conn_id");
        segments |= row.kind() == EventKind.SEGMENT_SEND;
        if (row.kind() == EventKind.CONNECT_CALL) {
            int nth = opened.merge(row.text("host"), 1, Integer::sum);
            names.putIfAbsent(connection, row.text("host") + " " + nth);
        }
        view.what(row).filter(what -> connection > 0).ifPresent(what -> moments.computeIfAbsent(
                        connection, key -> ImmutableList.builder())
                .add(new Moment(row.timeNanos(), texts.intern(what), texts.intern(RunMoments.detail(row)))));
    }

    private ImmutableList<Course> courses() {
        ImmutableList.Builder<Course> courses = ImmutableList.builder();
        moments.forEach((connection, those) ->
                courses.add(new Course(names.getOrDefault(connection, "connection " + connection), those.build())));
        return courses.build().stream()
                .sorted(Comparator.comparingLong(Course::begin))
                .collect(ImmutableList.toImmutableList());
    }
}
