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
import org.listenq.scenarios.recorded.BadRecording;
import org.listenq.scenarios.recorded.CaseComparison;
import org.listenq.scenarios.recorded.Fidelity;
import org.listenq.scenarios.recorded.FidelityText;
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
                        .get());
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        Fidelity fidelity = Fidelity.of(compare(files(line.getArgList())));
        if (line.hasOption("markdown")) {
            console.out().print(FidelityText.page(fidelity));
        } else {
            console.out().println(FidelityText.tables(fidelity));
            console.out().print(FidelityText.differences(fidelity));
        }
        return ExitCode.OK;
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

    private static List<CaseComparison> compare(List<Path> files) {
        Verification verification = new Verification(DsolExecutive.create());
        List<CaseComparison> cases = new ArrayList<>();
        try {
            files.forEach(file -> Recordings.read(file, recorded -> cases.add(verification.of(recorded))));
        } catch (BadRecording e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
        return cases;
    }
}
