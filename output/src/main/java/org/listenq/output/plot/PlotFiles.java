package org.listenq.output.plot;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Closer;
import java.io.ByteArrayOutputStream;
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
     * @param names of the pictures
     * @param suffixes of the files that each has
     * @param whyNotDrawn what the system said when it could not draw
     */
    public record Written(ImmutableList<String> names, ImmutableList<String> suffixes, Optional<String> whyNotDrawn) {}

    /** Writes the files of {@code pictures} into {@code folder}, which is made if it does not exist. */
    public static Written write(List<Picture> pictures, Path folder) throws IOException {
        Fonts.ensure();
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
                write(picture.name() + ".csv", closer, stream -> DataTable.write(picture, stream));
                byte[] script = GnuplotScript.of(picture).getBytes(StandardCharsets.UTF_8);
                write(picture.name() + ".gp", closer, stream -> stream.write(script));
            }
            AtomicFile.commitAll(files);
        }
        ImmutableList<String> suffixes =
                whyNotDrawn == null ? ImmutableList.of("png", "svg", "csv", "gp") : ImmutableList.of("csv", "gp");
        return new Written(
                pictures.stream().map(Picture::name).collect(ImmutableList.toImmutableList()),
                suffixes,
                Optional.ofNullable(whyNotDrawn));
    }

    /**
     * Tries to draw. Where AWT finds no font it throws, by version and by what it remembers of an earlier start, an
     * InternalError, an Error, a RuntimeException or a LinkageError.
     */
    private void draw(Picture picture, Closer closer) throws IOException {
        if (whyNotDrawn != null) {
            return;
        }
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            drawing.png(picture, png);
            ByteArrayOutputStream svg = new ByteArrayOutputStream();
            drawing.svg(picture, svg);
            write(picture.name() + ".png", closer, png::writeTo);
            write(picture.name() + ".svg", closer, svg::writeTo);
        } catch (RuntimeException | Error e) {
            if (e instanceof OutOfMemoryError || e instanceof StackOverflowError) {
                throw e;
            }
            whyNotDrawn =
                    Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
            files.removeIf(file -> isPicture(file.target()));
        }
    }

    private static boolean isPicture(Path file) {
        return file.toString().endsWith(".png") || file.toString().endsWith(".svg");
    }

    /** Writes one file and closes it: it waits for its name without holding anything of the system. */
    private void write(String name, Closer closer, Content content) throws IOException {
        AtomicFile file = closer.register(AtomicFile.create(folder.resolve(name)));
        files.add(file);
        try (OutputStream stream = file.stream()) {
            content.write(stream);
        }
    }

    /** Writes one file. */
    @FunctionalInterface
    private interface Content {
        void write(OutputStream stream) throws IOException;
    }
}
