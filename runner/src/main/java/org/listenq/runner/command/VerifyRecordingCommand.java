package org.listenq.runner.command;

import com.google.common.collect.ImmutableList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.runner.progress.Progress;
import org.listenq.runner.progress.ProgressDisplay;
import org.listenq.scenarios.recorded.BadRecording;
import org.listenq.scenarios.recorded.CaseComparison;
import org.listenq.scenarios.recorded.Fidelity;
import org.listenq.scenarios.recorded.FidelityText;
import org.listenq.scenarios.recorded.MachineOptions;
import org.listenq.scenarios.recorded.Overload;
import org.listenq.scenarios.recorded.OverloadText;
import org.listenq.scenarios.recorded.RecordedCase;
import org.listenq.scenarios.recorded.Recordings;
import org.listenq.scenarios.recorded.Verification;

/** {@code listenq verify-recording}: runs recorded experiments again in the model and says where the two differ. */
public final class VerifyRecordingCommand implements Command {

    @Override
    public String name() {
        return "verify-recording";
    }

    @Override
    public String summary() {
        return "run recorded experiments of a real kernel again in the model and compare";
    }

    @Override
    public String arguments() {
        return "DIR|FILE...";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("markdown")
                        .desc("print the page docs/fidelity.md instead of the tables")
                        .get())
                .addOption(Option.builder()
                        .longOpt("seeds")
                        .argName("N")
                        .hasArg()
                        .desc("compare overload (group I) with the distribution over N seeds as well, which takes long")
                        .get())
                .addOption(Option.builder()
                        .longOpt("quiet")
                        .desc("show no progress")
                        .get());
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        int seeds = seeds(line.getOptionValue("seeds", "0"));
        List<RecordedCase> overload = new ArrayList<>();
        ProgressDisplay display = console.progress(line.hasOption("quiet"));
        Fidelity fidelity = Fidelity.of(compare(files(line.getArgList()), overload, display));
        if (line.hasOption("markdown")) {
            console.out().print(FidelityText.page(fidelity));
        } else {
            console.out().println(FidelityText.tables(fidelity));
            console.out().print(FidelityText.differences(fidelity));
        }
        if (seeds > 0) {
            console.out().println("## Overload as a distribution\n");
            console.out().println(distribution(overload, seeds, MachineOptions.BOTH, display));
            console.out().print(distribution(overload, seeds, MachineOptions.NONE, display));
        }
        return ExitCode.OK;
    }

    private static int seeds(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new BadInput("--seeds needs a number, not '" + text + "'", e);
        }
    }

    private static ImmutableList<Path> files(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new BadInput("DIR or FILE is missing");
        }
        ImmutableList.Builder<Path> files = ImmutableList.builder();
        for (String argument : arguments) {
            if (!Files.exists(Path.of(argument))) {
                throw new BadInput("there is no " + argument);
            }
            files.addAll(Recordings.files(Path.of(argument)));
        }
        return files.build();
    }

    private static List<CaseComparison> compare(
            List<Path> files, List<RecordedCase> overload, ProgressDisplay display) {
        Verification verification = new Verification(DsolExecutive.create());
        List<CaseComparison> cases = new ArrayList<>();
        try (Progress progress = display.begin("recordings", files.size())) {
            for (int i = 0; i < files.size(); i++) {
                Recordings.read(files.get(i), recorded -> cases.add(verification.of(recorded)));
                progress.reached(i + 1);
            }
        } catch (BadRecording e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
        if (cases.isEmpty()) {
            throw new BadInput("no recordings there");
        }
        cases.stream()
                .map(CaseComparison::recorded)
                .filter(RecordedCase::isOverload)
                .forEach(overload::add);
        return cases;
    }

    private static String distribution(
            List<RecordedCase> cases, int seeds, MachineOptions options, ProgressDisplay display) {
        List<Overload> compared = new ArrayList<>();
        try (Progress progress = display.begin("overload", cases.size())) {
            for (RecordedCase recorded : cases) {
                compared.add(Overload.of(recorded, DsolExecutive.create(), seeds, options));
                progress.reached(compared.size());
            }
        }
        return OverloadText.of(compared, seeds, options);
    }
}
