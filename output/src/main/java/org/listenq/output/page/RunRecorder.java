package org.listenq.output.page;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.series.LatencyBySyns;
import org.listenq.output.series.RunSeries;
import org.listenq.output.trace.SavedRow;

/** Folds the rows of a run, live or saved, into what its page shows; bounded however long the run is. */
public final class RunRecorder implements TraceSink {

    /** Above so many rows in recordings that have not ended, only the sample is recorded. */
    private static final int MOST_OPEN_ROWS = 1 << 19;

    private static final long INTERESTS = EventKind.all()
            & ~EventKind.COUNT.bit()
            & ~EventKind.ACCEPT_CALL.bit()
            & ~EventKind.APP_PAUSE.bit()
            & ~EventKind.APP_RESUME.bit();

    private final RunSeries series;
    private final LatencyBySyns latencies = new LatencyBySyns();
    private final ConnectionSheet sheet = new ConnectionSheet();
    private final Ladders ladders = new Ladders();
    private final PageRow now = new PageRow();
    private final List<@Nullable Recording> open = new ArrayList<>();
    private final BitSet seen = new BitSet();
    private ImmutableMap<String, String> meanings = ImmutableMap.of();
    private int openRows;
    private long unrecorded;

    /** Begins with a run whose listening sockets are called {@code listeners}, see {@link RunInfo#listeners()}. */
    public RunRecorder(ImmutableList<String> listeners) {
        series = new RunSeries(listeners);
    }

    /** Takes what the causes in a saved trace mean, which its rows do not say. */
    void meanings(ImmutableMap<String, String> ofCauses) {
        meanings = ofCauses;
    }

    @Override
    public long interests() {
        return INTERESTS;
    }

    @Override
    public void accept(TraceRow row) {
        series.accept(row);
        now.read(row);
        if (now.connection == 0) {
            return;
        }
        int slot = row.connection().slot();
        Recording recording = isNew() ? begin(slot, ConnectionFacts.of(row).spread()) : recording(slot);
        if (recording != null) {
            recording.story.accept(row);
            add(recording);
        }
        if (now.kind == EventKind.CONNECTION_END) {
            end(slot);
            connection(ConnectionFacts.of(row));
        }
    }

    /** Takes a row of a saved trace, whose connection has {@code spread}, see {@link ConnectionFacts#spread()}. */
    void accept(SavedRow row, int spread) {
        series.accept(row);
        now.read(row);
        if (now.connection == 0) {
            return;
        }
        int place = now.connection;
        Recording recording = isNew() ? begin(place, spread) : recording(place);
        if (recording != null) {
            recording.story.accept(row, meanings);
            add(recording);
        }
        if (now.kind == EventKind.CONNECTION_END) {
            end(place);
        }
    }

    private boolean isNew() {
        boolean known = seen.get(now.connection);
        seen.set(now.connection);
        return !known;
    }

    private @Nullable Recording recording(int place) {
        return place < open.size() ? open.get(place) : null;
    }

    private @Nullable Recording begin(int place, int spread) {
        if (openRows > MOST_OPEN_ROWS && !ladders.samples(spread)) {
            unrecorded++;
            return null;
        }
        while (open.size() <= place) {
            open.add(null);
        }
        Recording recording = ladders.take();
        recording.begin(now.connection, spread, now.time);
        open.set(place, recording);
        return recording;
    }

    private void add(Recording recording) {
        openRows += recording.add(now) ? 1 : 0;
    }

    private void end(int place) {
        Recording recording = recording(place);
        if (recording != null) {
            open.set(place, null);
            openRows -= recording.size;
            ladders.offer(recording, recording.delay(now.time));
        }
    }

    /** Takes a line of the table of connections. */
    void connection(ConnectionFacts facts) {
        sheet.add(facts);
        if (facts.result().equals("ok") && facts.latency() >= 0) {
            latencies.add(facts.syns(), facts.latency());
        }
        attach(facts);
    }

    /** Gives {@code facts} to the recording of their connection, if that is kept. */
    void attach(ConnectionFacts facts) {
        Recording recording = ladders.of(facts.number());
        if (recording != null) {
            recording.facts = facts;
        }
    }

    /** Ends what the rows leave open when the run ends at {@code end}. */
    void end(long end) {
        now.time = end;
        for (int place = 0; place < open.size(); place++) {
            end(place);
        }
        series.end(end);
    }

    RunSeries series() {
        return series;
    }

    LatencyBySyns latencies() {
        return latencies;
    }

    ConnectionSheet sheet() {
        return sheet;
    }

    Ladders ladders() {
        return ladders;
    }

    /** The dictionaries of the packed rows. */
    PageRow words() {
        return now;
    }

    /** Number of connections that were not recorded because too much was going on. */
    long unrecorded() {
        return unrecorded;
    }
}
