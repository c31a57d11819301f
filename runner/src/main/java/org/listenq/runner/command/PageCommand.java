package org.listenq.runner.command;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.listenq.output.file.AtomicFile;
import org.listenq.output.page.Page;
import org.listenq.output.page.RunPageData;
import org.listenq.output.page.SavedRun;

/** {@code listenq page}: one HTML file from what runs left behind; of several folders, the runs side by side. */
public final class PageCommand implements Command {

    @Override
    public String name() {
        return "page";
    }

    @Override
    public String summary() {
        return "make one offline HTML page of saved runs; of several, a comparison";
    }

    @Override
    public String arguments() {
        return "DIR...";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("out")
                        .argName("FILE")
                        .hasArg()
                        .desc("where the page goes (default: DIR/report.html, of several ./comparison.html)")
                        .get());
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        List<String> folders = line.getArgList();
        if (folders.isEmpty()) {
            throw new BadInput("DIR is missing");
        }
        Path usual = folders.size() == 1 ? Paths.of(folders.get(0)).resolve("report.html") : Path.of("comparison.html");
        Path target = line.hasOption("out") ? Paths.of(line.getOptionValue("out")) : usual;
        ImmutableList.Builder<RunPageData> runs = ImmutableList.builder();
        folders.forEach(folder -> runs.add(read(Paths.of(folder))));
        write(runs.build(), target);
        console.out().println(target);
        return ExitCode.OK;
    }

    private static RunPageData read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadInput("there is no folder " + folder);
        }
        try {
            return SavedRun.read(folder);
        } catch (IOException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    private static void write(ImmutableList<RunPageData> runs, Path target) {
        try (AtomicFile file = AtomicFile.create(target)) {
            Page.write(runs, file.stream());
            file.commit();
        } catch (IOException e) {
            throw new BadInput(target + " cannot be written: " + Paths.why(e), e);
        }
    }
}
