package org.listenq.runner.command;

import static com.google.common.collect.ImmutableSortedMap.toImmutableSortedMap;
import static java.util.Comparator.naturalOrder;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Iterables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.listenq.output.report.TextReport;
import org.listenq.output.study.CellFigures;
import org.listenq.output.study.StudyReport;
import org.listenq.output.study.StudyResult;
import org.listenq.runner.execution.Captures;
import org.listenq.runner.execution.Executor;
import org.listenq.runner.execution.ExecutorProvider;
import org.listenq.runner.execution.Journal;
import org.listenq.runner.execution.LocalExecutor;
import org.listenq.runner.execution.Questions;
import org.listenq.runner.execution.RunIdentity;
import org.listenq.runner.execution.RunTask;
import org.listenq.runner.execution.StudyExecution;
import org.listenq.runner.execution.StudyFolder;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.NamedFiles;
import org.listenq.scenarios.ScenarioLibrary;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.study.RunSpec;
import org.listenq.scenarios.study.Study;
import org.listenq.scenarios.study.StudyPlan;
import org.listenq.scenarios.study.StudyWriter;
import org.listenq.scenarios.yaml.BadScenario;
import org.listenq.scenarios.yaml.Place;
import org.listenq.scenarios.yaml.YamlText;

/** The options by which studies are run, and the way from a plan to its tables. */
final class StudyOptions {

    private static final String LOCAL = "local";

    private StudyOptions() {}

    static Options addTo(Options options) {
        return PluginOptions.addTo(options)
                .addOption(option("out", "DIR", "where the results go (default: out/<name of the study>)"))
                .addOption(option("threads", "N", "how many runs at once (default: one for each core)"))
                .addOption(option(
                        "executor",
                        "NAME",
                        "what runs them: local (default), or another that is on the class path, such as spark"))
                .addOption(option(
                        "replications", "N", "replications of each cell; more than before runs only what is missing"))
                .addOption(Option.builder()
                        .longOpt("quiet")
                        .desc("print nothing but the folder")
                        .get());
    }

    static Option option(String name, String argument, String description) {
        return Option.builder()
                .longOpt(name)
                .argName(argument)
                .hasArg()
                .desc(description)
                .get();
    }

    /** Returns the number that {@code --name} gives, or {@code fallback}. */
    static int whole(CommandLine line, String name, int fallback, int most) {
        String text = line.getOptionValue(name);
        if (text == null) {
            return fallback;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new BadInput("--" + name + " needs a whole number from 1 to " + most + ", not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    /** Returns what {@code --executor} names, for scenarios that name what {@code plugins} offer. */
    static Executor executor(CommandLine line, Plugins plugins) {
        String name = line.getOptionValue("executor", LOCAL);
        if (name.equals(LOCAL)) {
            int cores = Runtime.getRuntime().availableProcessors();
            return new LocalExecutor(whole(line, "threads", cores, 1024), plugins);
        }
        if (line.hasOption("threads")) {
            throw new BadInput("--threads is for --executor local; a cluster says itself how many cores it has");
        }
        ImmutableSortedMap<String, ExecutorProvider> others = ServiceLoader.load(ExecutorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .collect(toImmutableSortedMap(naturalOrder(), ExecutorProvider::name, provider -> provider));
        ExecutorProvider provider = others.get(name);
        if (provider == null) {
            String names = String.join(", ", Iterables.concat(List.of(LOCAL), others.keySet()));
            throw new BadInput("--executor " + name + " is not on the class path (expected one of: " + names + ")");
        }
        return provider.create(plugins);
    }

    /** Returns a reader of scenarios that says once on {@code console} what it leaves out. */
    static ScenarioReader reader(Plugins plugins, Console console) {
        Set<String> said = new HashSet<>();
        return new ScenarioReader(plugins.systems(), new Captures(), note -> {
            if (said.add(note)) {
                console.err().println("listenq: note: " + note);
            }
        });
    }

    /** Returns the text of the scenario called {@code name}: a file below {@code folder}, or one of the library. */
    static StudyPlan.Text scenario(Path folder, String name) {
        Path file = folder.resolve(Paths.of(name));
        if (!Files.exists(file) && !name.endsWith(".yaml")) {
            ScenarioLibrary.Entry entry = ScenarioLibrary.open(name);
            return new StudyPlan.Text(entry.file(), entry.text(), NamedFiles.none());
        }
        return new StudyPlan.Text(file.toString(), text(file), NamedFiles.beside(file));
    }

    /** Returns what is written in {@code file}. */
    static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw BadScenario.of(Place.whole(file.toString()), "is a folder", "expected a file");
            }
            YamlText.checkSize(file.toString(), Files.size(file));
            return YamlText.decode(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            String why = Files.exists(file) ? "cannot be read" : "no such file";
            throw BadScenario.of(Place.whole(file.toString()), why, "expected a file");
        }
    }

    /** Runs {@code plan}, leaves its tables in its folder and prints them. */
    static ExitCode run(StudyPlan plan, Plugins plugins, CommandLine line, Console console)
            throws InterruptedException {
        Path folder = Paths.of(line.getOptionValue("out", "out/" + plan.study().name()));
        boolean quiet = line.hasOption("quiet");
        try (Executor executor = executor(line, plugins);
                Journal journal = Journal.open(folder.resolve("journal"))) {
            StudyExecution execution = new StudyExecution(
                    executor,
                    journal,
                    RunIdentity.of(Version.number(), plugins),
                    console.progress(quiet),
                    run -> repetition(run, line));
            StudyExecution.Finished finished = execution.run(plan);
            StudyResult result = StudyResult.of(Questions.of(plan.study()), finished.cells(), finished.failures());
            if (!quiet) {
                tellKnown(finished, plan.study(), console);
            }
            ImmutableList<String> files = StudyFolder.write(folder, StudyWriter.write(plan.study()), result);
            if (!quiet) {
                console.out().print(TextReport.render(StudyReport.of(result), console.colour()));
                console.out().println();
            }
            console.out().println("In " + folder + ": " + String.join(", ", files));
            Console more = quiet ? console.complaintsOnly() : console;
            PictureFiles.write(result, folder, line, more);
            new StudyPage(plan, result, plugins, folder, more).write(line);
            return failed(result.failures(), console);
        } catch (IOException e) {
            throw new BadInput(folder + " cannot be written: " + Paths.why(e), e);
        } catch (Journal.InUse e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    /** Says how many runs of {@code study} had been run before, if any. */
    private static void tellKnown(StudyExecution.Finished finished, Study study, Console console) {
        int values = finished.cells().stream().mapToInt(CellFigures::size).sum();
        int runs = values / study.sampling().measurement().batches();
        if (finished.executed() < runs) {
            console.err().println((runs - finished.executed()) + " of " + runs + " runs were in the journal already");
        }
    }

    /** Lists {@code failures} with what repeats each, and returns the exit code that they mean. */
    static ExitCode failed(List<StudyResult.Failure> failures, Console console) {
        if (failures.isEmpty()) {
            return ExitCode.OK;
        }
        failures.forEach(failure -> console.err().println("failed: " + failure.command() + "   # " + failure.why()));
        console.err().println(failures.size() + " runs failed; each line above repeats one of them");
        return ExitCode.FAILED_RUNS;
    }

    /** Returns what a user types to repeat {@code run} of the study that {@code line} has begun. */
    static String repetition(RunSpec run, CommandLine line) {
        String file = run.cell().source().name();
        String name =
                ScenarioLibrary.find(file).map(ScenarioLibrary.Entry::name).orElse(file);
        String plugins =
                line.hasOption("plugins") ? " --plugins " + Arguments.quoted(line.getOptionValue("plugins")) : "";
        return RunTask.repetition(run, name).stream().map(Arguments::quoted).collect(Collectors.joining(" ")) + plugins;
    }

    /** Writes {@code text} where a user looks for the study file that a short form means. */
    static void show(String text, Console console) {
        console.out().println("# the study file that this means");
        console.out().print(text);
        console.out().println();
    }
}
