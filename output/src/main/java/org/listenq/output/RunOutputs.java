package org.listenq.output;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Closer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listenq.core.trace.TraceLevel;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.file.AtomicFile;
import org.listenq.output.page.Page;
import org.listenq.output.page.RunPageData;
import org.listenq.output.page.RunRecorder;
import org.listenq.output.report.Report;
import org.listenq.output.report.RunReport;
import org.listenq.output.statistics.RunStatistics;
import org.listenq.output.table.ApplicationLog;
import org.listenq.output.table.CauseList;
import org.listenq.output.table.ConnectionTable;
import org.listenq.output.table.QueueTable;
import org.listenq.output.table.StatesFile;
import org.listenq.output.table.SummaryFile;
import org.listenq.output.text.FileNames;
import org.listenq.output.trace.TraceFormat;
import org.listenq.output.trace.TraceWriter;

/**
 * Everything that one run leaves in its folder, opened before it and finished after it.
 *
 * <p>Files are written aside. {@link #finish} gives them their names when all of them are complete; {@link #abandon},
 * or closing without finishing, deletes them, and files of an earlier run stay as they were.
 */
public final class RunOutputs implements Closeable {

    private static final String SUMMARY = "summary.json";

    private final OutputPlan plan;
    private final List<AtomicFile> files = new ArrayList<>();
    private final List<Closeable> writers = new ArrayList<>();
    private final List<TraceSink> sinks = new ArrayList<>();
    private final RunStatistics statistics;
    private final RunReport report = new RunReport();
    private final CauseList causes = new CauseList();
    private final List<StatesFile> states = new ArrayList<>();
    private @Nullable RunRecorder recorder;

    private RunOutputs(OutputPlan plan) {
        this.plan = plan;
        this.statistics = new RunStatistics(plan.info());
    }

    /** Opens the outputs that {@code plan} asks for. */
    public static RunOutputs open(OutputPlan plan) throws IOException {
        Files.createDirectories(plan.folder());
        RunOutputs outputs = new RunOutputs(plan);
        try {
            outputs.openAll();
            return outputs;
        } catch (IOException | RuntimeException e) {
            outputs.abandonAfter(e);
            throw e;
        }
    }

    private void openAll() throws IOException {
        sinks.add(statistics);
        sinks.add(report);
        sinks.add(causes);
        openTraces();
        add(new ConnectionTable(create("connections.csv")));
        add(new QueueTable(create("queues.csv")));
        openLogs();
        if (!plan.netstatTimes().isEmpty()) {
            openStates();
        }
        if (plan.page()) {
            recorder = new RunRecorder(plan.info().listeners());
            sinks.add(recorder);
        }
    }

    private void openStates() throws IOException {
        for (StatesFile.Form form : StatesFile.Form.values()) {
            if (form.fits(plan.info().system())) {
                OutputStream file = create(form.file());
                states.add(add(new StatesFile(form, plan.info(), plan.sockets(), plan.netstatTimes(), file)));
            }
        }
    }

    private void openTraces() throws IOException {
        if (plan.selection().level() == TraceLevel.NONE) {
            return;
        }
        for (TraceFormat format : plan.formats()) {
            TraceWriter writer = format.open(create("trace." + format.suffix()));
            writers.add(writer);
            sinks.add(plan.selection().atLeast(format.level()).before(writer));
        }
    }

    private void openLogs() throws IOException {
        ImmutableList<String> names = FileNames.of(plan.info().hosts());
        for (int host = 0; host < names.size(); host++) {
            add(new ApplicationLog(host, create(names.get(host) + ".application.log")));
        }
    }

    private <T extends TraceSink & Closeable> T add(T table) {
        writers.add(table);
        sinks.add(table);
        return table;
    }

    private OutputStream create(String name) throws IOException {
        AtomicFile file = AtomicFile.create(plan.folder().resolve(name));
        files.add(file);
        return file.stream();
    }

    /** Whom to tell of the run. */
    public ImmutableList<TraceSink> sinks() {
        return ImmutableList.copyOf(sinks);
    }

    /** What the run amounts to; complete after {@link #finish}. */
    public RunStatistics statistics() {
        return statistics;
    }

    /** As {@link #finish(long, AtomicFile...)} with nothing beside. */
    public Report finish(long end) throws IOException {
        return finish(end, new AtomicFile[0]);
    }

    /**
     * Ends all outputs of the run, which ended at {@code end}, names them together with the files {@code beside} and
     * returns what to print. The summary is there only if all the others are.
     */
    public Report finish(long end, AtomicFile... beside) throws IOException {
        try {
            complete(end);
            List<AtomicFile> all = new ArrayList<>(files);
            all.addAll(List.of(beside));
            AtomicFile.commitAll(all, plan.folder().resolve(SUMMARY));
        } catch (IOException | RuntimeException e) {
            abandonAfter(e);
            throw e;
        }
        return report.report(plan.sockets(), statistics);
    }

    private void complete(long end) throws IOException {
        statistics.end(end);
        states.forEach(file -> file.end(end));
        for (Closeable writer : writers) {
            writer.close();
        }
        ByteArrayOutputStream summary = new ByteArrayOutputStream();
        SummaryFile.write(plan.facts(), plan.sockets(), statistics, causes, end, summary);
        summary.writeTo(create(SUMMARY));
        if (recorder != null) {
            RunPageData run = RunPageData.of(summary.toString(StandardCharsets.UTF_8), recorder);
            Page.write(ImmutableList.of(run), create("report.html"));
        }
    }

    /** The names of the files, in order. */
    public ImmutableList<String> fileNames() {
        return files.stream()
                .map(file -> String.valueOf(file.target().getFileName()))
                .collect(ImmutableList.toImmutableList());
    }

    /** Deletes what was written so far; does nothing after {@link #finish}. */
    public void abandon() throws IOException {
        Closer closer = Closer.create();
        files.forEach(closer::register);
        closer.close();
    }

    private void abandonAfter(Exception failure) {
        try {
            abandon();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** As {@link #abandon}, for the case that the run fails. */
    @Override
    public void close() throws IOException {
        abandon();
    }
}
