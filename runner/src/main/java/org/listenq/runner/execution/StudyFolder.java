package org.listenq.runner.execution;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.listenq.output.file.AtomicFile;
import org.listenq.output.report.LatexReport;
import org.listenq.output.report.MarkdownReport;
import org.listenq.output.report.Report;
import org.listenq.output.study.StudyJson;
import org.listenq.output.study.StudyReport;
import org.listenq.output.study.StudyResult;
import org.listenq.output.study.StudyTables;

/** The tables of a study in its folder: all are written aside, then all get their names. */
public final class StudyFolder {

    /** Writes one file. */
    @FunctionalInterface
    private interface Content {
        void write(OutputStream stream) throws IOException;
    }

    private final Path folder;
    private final List<AtomicFile> files = new ArrayList<>();

    private StudyFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes {@code result} and the study file {@code text} to {@code folder} and returns the names of the files. */
    public static ImmutableList<String> write(Path folder, String text, StudyResult result) throws IOException {
        Files.createDirectories(folder);
        return new StudyFolder(folder).all(text, result);
    }

    private ImmutableList<String> all(String text, StudyResult result) throws IOException {
        Report report = StudyReport.of(result);
        try {
            add("study.yaml", stream -> text(stream, text));
            add("runs.csv", stream -> StudyTables.runs(result, stream));
            add("cells.csv", stream -> StudyTables.cells(result, stream));
            add("comparisons.csv", stream -> StudyTables.comparisons(result, stream));
            add("results.json", stream -> StudyJson.write(result, stream));
            add("results.md", stream -> text(stream, MarkdownReport.render(report, 1)));
            add("results.tex", stream -> text(stream, LatexReport.render(report)));
            AtomicFile.commitAll(files);
            return files.stream()
                    .map(file -> String.valueOf(file.target().getFileName()))
                    .collect(ImmutableList.toImmutableList());
        } finally {
            for (AtomicFile file : files) {
                file.close();
            }
        }
    }

    private void add(String name, Content content) throws IOException {
        AtomicFile file = AtomicFile.create(folder.resolve(name));
        files.add(file);
        try (OutputStream stream = file.stream()) {
            content.write(stream);
        }
    }

    private static void text(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
