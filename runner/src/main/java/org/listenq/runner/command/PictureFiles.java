package org.listenq.runner.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.listenq.output.plot.Picture;
import org.listenq.output.plot.Pictures;
import org.listenq.output.plot.PlotFiles;
import org.listenq.output.saved.SavedProblem;
import org.listenq.output.study.StudyResult;

/** The pictures that commands leave, and what they say of them. */
final class PictureFiles {

    /** Above so many cells nobody sees anything in a picture. */
    private static final int MOST_CELLS = 400;

    private static final String NONE = "no-plots";

    private PictureFiles() {}

    /** The option that leaves the pictures of a study out. */
    static Option option() {
        return Option.builder()
                .longOpt(NONE)
                .desc("leave out the pictures of the metrics with their intervals")
                .get();
    }

    /** Writes a picture of each metric of {@code result} below {@code folder} unless {@code line} says not to. */
    static void write(StudyResult result, Path folder, CommandLine line, Console console) throws IOException {
        int cells = result.cells().size();
        if (line.hasOption(NONE)) {
            return;
        }
        if (cells > MOST_CELLS) {
            console.err()
                    .println("listenq: no pictures: " + cells + " cells are more than the " + MOST_CELLS
                            + " that a picture can show; cells.csv has them all");
            return;
        }
        write(Pictures.of(result), folder.resolve("plots"), console);
    }

    /** Writes {@code pictures} to {@code folder} and says so, or why there are only their data. */
    static void write(List<Picture> pictures, Path folder, Console console) throws IOException {
        try {
            PlotFiles.Written written = PlotFiles.write(pictures, folder);
            written.whyNotDrawn().ifPresent(why -> console.err()
                    .println("listenq: this system cannot draw (" + why + "), most likely for want of fonts;"
                            + " the tables and gnuplot scripts are there"));
            console.out()
                    .println("In " + folder + ": " + String.join(", ", written.names()) + "; each as "
                            + String.join(", ", written.suffixes()));
        } catch (SavedProblem e) {
            throw e;
        } catch (IOException e) {
            throw new BadInput(folder + " cannot be written: " + Paths.why(e), e);
        }
    }
}
