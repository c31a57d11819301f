package org.listenq.output.plot;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Closer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listenq.output.file.AtomicFile;

/**
 * The files of pictures: PNG, SVG, their data as CSV and a gnuplot script, all of them or none; without the first two
 * where the system cannot draw.
 */
public final class PlotFiles {

    private final Drawing drawing;
    private final Path folder;
    private final List<AtomicFile> files = new ArrayList<>();
    private @Nullable String whyNotDrawn;

    private PlotFiles(Drawing drawing, Path folder) {
        this.drawing = drawing;
        this.folder = folder;
    }

    /**
     * What was written.
     *
     * @param names of the files
     * @param whyNotDrawn what the system said when it could not draw
     */
    public record Written(ImmutableList<String> names, Optional<String> whyNotDrawn) {}

    /** Writes the files of {@code pictures} into {@code folder}, which is made if it does not exist. */
    public static Written write(List<Picture> pictures, Path folder) throws IOException {
        return write(pictures, folder, new XChartDrawing());
    }

    static Written write(List<Picture> pictures, Path folder, Drawing drawing) throws IOException {
        Files.createDirectories(folder);
        return new PlotFiles(drawing, folder).write(pictures);
    }

    private Written write(List<Picture> pictures) throws IOException {
        try (Closer closer = Closer.create()) {
            for (Picture picture : pictures) {
                draw(picture, closer);
                DataTable.write(picture, open(picture.name() + ".csv", closer));
                open(picture.name() + ".gp", closer)
                        .write(GnuplotScript.of(picture).getBytes(StandardCharsets.UTF_8));
            }
            for (AtomicFile file : files) {
                file.commit();
            }
        }
        ImmutableList<String> names = files.stream()
                .map(file -> String.valueOf(file.target().getFileName()))
                .collect(ImmutableList.toImmutableList());
        return new Written(names, Optional.ofNullable(whyNotDrawn));
    }

    /** Tries to draw; where AWT finds no font it throws an InternalError, or a RuntimeException from Java 18 on. */
    private void draw(Picture picture, Closer closer) throws IOException {
        if (whyNotDrawn != null) {
            return;
        }
        int before = files.size();
        try {
            drawing.png(picture, open(picture.name() + ".png", closer));
            drawing.svg(picture, open(picture.name() + ".svg", closer));
        } catch (RuntimeException | InternalError | LinkageError e) {
            whyNotDrawn = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
            files.subList(before, files.size()).clear();
        }
    }

    private OutputStream open(String name, Closer closer) throws IOException {
        AtomicFile file = closer.register(AtomicFile.create(folder.resolve(name)));
        files.add(file);
        return file.stream();
    }
}
