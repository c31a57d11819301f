package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.listenq.runner.command.ExitCode;

/**
 * Runs the commands that a page shows in its blocks of kind {@code console} and writes what they print.
 *
 * <p>It knows as much of a shell as the pages need: {@code ./listenq} and {@code cat}, quotes, and pipes into {@code
 * head -n}, {@code tail -n}, {@code grep} and {@code sed -n} with ranges that follow each other. What lies under {@code
 * out/} lies in a folder of its own; what lies under {@code scenarios/}, in the house.
 */
final class DocumentedCommands {

    private static final Pattern BLOCK = Pattern.compile("(?s)```console\n(.*?)```");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern RANGE = Pattern.compile("/([^/]+)/,/([^/]+)/p");

    private final Path folder;

    DocumentedCommands(Path folder) {
        this.folder = folder;
    }

    /** Returns {@code page} with the outputs that its commands give now. */
    String refreshed(String page) {
        return BLOCK.matcher(page).replaceAll(block -> Matcher.quoteReplacement(refreshed(block)));
    }

    private String refreshed(MatchResult block) {
        String commands = block.group(1)
                .lines()
                .filter(line -> line.startsWith("$ "))
                .map(line -> line + "\n" + outputOf(line.substring(2)))
                .collect(Collectors.joining("\n"));
        return "```console\n" + commands + "```";
    }

    private String outputOf(String command) {
        List<String> stages = Splitter.on(" | ").splitToList(command);
        String text = source(stages.get(0)).replace(folder + "/", "");
        for (String filter : stages.subList(1, stages.size())) {
            text = filtered(text, filter);
        }
        return text;
    }

    private String source(String command) {
        List<String> words = WORD.matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .map(this::place)
                .collect(Collectors.toCollection(ArrayList::new));
        String program = words.remove(0);
        return program.equals("cat") ? read(Path.of(words.get(0))) : run(words);
    }

    private String place(String word) {
        if (word.startsWith("out/")) {
            return folder.resolve(word).toString();
        }
        return word.startsWith("scenarios/") ? Path.of("..", word).toString() : word;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String run(List<String> words) {
        Called called = Called.listenq(words.toArray(String[]::new));
        assertThat(called.code()).as(words + ": " + called.err()).isEqualTo(ExitCode.OK);
        return called.out();
    }

    private static String filtered(String text, String filter) {
        List<String> all = text.lines().toList();
        if (filter.startsWith("head -n ")) {
            return lines(all.subList(0, Math.min(number(filter), all.size())));
        }
        if (filter.startsWith("tail -n ")) {
            return lines(all.subList(Math.max(0, all.size() - number(filter)), all.size()));
        }
        if (filter.startsWith("grep ")) {
            String word = filter.substring("grep ".length()).replace("'", "");
            return lines(all.stream().filter(line -> line.contains(word)).toList());
        }
        assertThat(filter).matches("sed -n '.+'");
        return RANGE.matcher(filter)
                .results()
                .map(range -> between(text, Pattern.compile(range.group(1)), Pattern.compile(range.group(2))))
                .collect(Collectors.joining());
    }

    private static int number(String filter) {
        return Integer.parseInt(filter.substring("head -n ".length()));
    }

    private static String between(String text, Pattern first, Pattern last) {
        List<String> kept = new ArrayList<>();
        boolean inside = false;
        for (String line : text.lines().toList()) {
            boolean ends = inside && last.matcher(line).find();
            inside |= first.matcher(line).find();
            if (inside) {
                kept.add(line);
            }
            inside &= !ends;
        }
        return lines(kept);
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
