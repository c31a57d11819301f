package org.listenq.runner.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.listenq.output.file.AtomicFile;
import org.listenq.scenarios.Reference;

/** {@code listenq init}: a scenario file with comments, to start from. */
public final class InitCommand implements Command {

    private static final String USUAL = "scenario.yaml";

    @Override
    public String name() {
        return "init";
    }

    @Override
    public String summary() {
        return "write a scenario file with comments, to start from (" + USUAL + " if no other is named)";
    }

    @Override
    public String arguments() {
        return "[FILE]";
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        Path file = Paths.of(Arguments.atMostOne(line).orElse(USUAL));
        if (Files.exists(file)) {
            throw new BadInput(file + " exists already; it is left as it is");
        }
        try (AtomicFile started = AtomicFile.create(file)) {
            started.stream().write(Reference.starter().getBytes(StandardCharsets.UTF_8));
            started.commit();
        } catch (IOException e) {
            throw new BadInput(file + " cannot be written: " + Paths.why(e), e);
        }
        console.out().println(file + " written; 'listenq run " + file + "' runs it");
        return ExitCode.OK;
    }
}
