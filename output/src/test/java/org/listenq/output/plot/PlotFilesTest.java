package org.listenq.output.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.Plans;
import org.listenq.output.Rows;
import org.listenq.output.RunOutputs;
import org.listenq.output.StandardRun;
import org.listenq.output.saved.SavedRun;

/** A saved run becomes pictures, tables and scripts; on a system that cannot draw, tables and scripts. */
final class PlotFilesTest {

    private static final String RUN = "\"demo, 'quoted' under linux-6.18, seed 7\"";

    @TempDir
    private Path folder;

    private Path plots;

    @BeforeEach
    void run() throws IOException {
        RunInfo info = Rows.info("demo, 'quoted'", "burst");
        try (RunOutputs outputs = RunOutputs.open(Plans.plan(folder.resolve("run"), info))) {
            StandardRun.tell(info, outputs.sinks().toArray(TraceSink[]::new));
            outputs.finish(StandardRun.END);
        }
        plots = folder.resolve("plots");
    }

    private ImmutableList<Picture> pictures() throws IOException {
        return Pictures.of(List.of(RunData.read(SavedRun.open(folder.resolve("run")))));
    }

    @Test
    void savedRun_plotted_leavesPicturesTablesAndScripts() throws IOException {
        PlotFiles.Written written = PlotFiles.write(pictures(), plots);

        assertThat(written.names()).containsExactly("latency-ecdf", "latency-histogram", "queues", "rates");
        assertThat(written.whyNotDrawn()).isEmpty();
        assertThat(list()).hasSize(16);
        BufferedImage image = ImageIO.read(plots.resolve("queues.png").toFile());
        assertThat(image.getWidth()).isEqualTo(1000);
        assertThat(Files.readString(plots.resolve("rates.svg"))).contains("<svg", "</svg");
    }

    @Test
    void queues_asTable_tellLimitsAndDrops() throws IOException {
        PlotFiles.write(pictures(), plots, new NoFonts(new InternalError("no font")));

        assertThat(Files.readAllLines(plots.resolve("queues.csv")))
                .startsWith("panel,series,t_s,connections")
                .contains(
                        RUN + ",limit of the completed,0.000000000,3.000000",
                        RUN + ",completed queue,0.116000000,3.000000",
                        RUN + ",dropped: TCP_LISTEN_OVERFLOW,0.156000000,4.000000");
    }

    @Test
    void latencies_asTable_areSharesOfAllCallsAndCountsBySyns() throws IOException {
        PlotFiles.write(pictures(), plots, new NoFonts(new InternalError("no font")));

        assertThat(Files.readString(plots.resolve("latency-ecdf.csv")))
                .contains(",1 SYN,0.024000000,0.800000\n", ",3 SYNs,2.024000000,1.000000\n");
        assertThat(Files.readString(plots.resolve("latency-histogram.csv")))
                .contains(",1 SYN,0.020000000,4.000000\n", ",3 SYNs,2.020000000,1.000000\n");
    }

    @Test
    void gnuplotScript_ofAPicture_readsEachSeriesFromItsRowsOfTheTable() throws IOException {
        PlotFiles.write(pictures(), plots, new NoFonts(new InternalError("no font")));

        String script = Files.readString(plots.resolve("queues.gp"));
        List<String> table = Files.readAllLines(plots.resolve("queues.csv"));
        long incomplete = table.stream()
                .filter(line -> line.contains(",incomplete queue,"))
                .count();
        assertThat(script)
                .contains("set title 'demo, ''quoted'' under linux-6.18, seed 7'")
                .contains("set xlabel 'time (s)'", "set ylabel 'connections'")
                .contains("'queues.csv' every ::0::" + (incomplete - 1)
                        + " skip 1 using 3:4 with steps title 'incomplete queue'");
    }

    @Test
    void systemWithoutFonts_plotted_saysWhyAndLeavesTablesAndScripts() throws IOException {
        for (Throwable failure : List.of(
                new InternalError("Can't find font"),
                new Error("Probable fatal error:No fonts found."),
                new NoClassDefFoundError("sun.font"),
                new IllegalStateException("Fontconfig head is null"))) {
            PlotFiles.Written written = PlotFiles.write(pictures(), plots, new NoFonts(failure));

            assertThat(written.whyNotDrawn()).hasValue(failure.getMessage());
            assertThat(written.suffixes()).containsExactly("csv", "gp");
            assertThat(list()).hasSize(8).allMatch(name -> name.endsWith(".csv") || name.endsWith(".gp"));
        }
    }

    @Test
    void memoryTooSmall_plotted_isNotTakenForWantOfFonts() {
        assertThatThrownBy(() -> PlotFiles.write(pictures(), plots, new NoFonts(new OutOfMemoryError("heap"))))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(plots).isEmptyDirectory();
    }

    private List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(plots)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    /** A system that begins to draw and fails. */
    private record NoFonts(Throwable failure) implements Drawing {

        @Override
        public void png(Picture picture, OutputStream out) throws IOException {
            out.write(1);
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }

        @Override
        public void svg(Picture picture, OutputStream out) throws IOException {
            png(picture, out);
        }
    }
}
