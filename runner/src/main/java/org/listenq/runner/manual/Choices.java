package org.listenq.runner.manual;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.cli.Option;
import org.listenq.core.client.stack.ClientStacks;
import org.listenq.core.listener.policy.ListenerPolicies;
import org.listenq.output.trace.TraceFormat;
import org.listenq.output.trace.TraceFormats;
import org.listenq.runner.bench.Workload;
import org.listenq.runner.command.Command;
import org.listenq.runner.command.CommandSet;
import org.listenq.scenarios.ScenarioLibrary;
import org.listenq.scenarios.study.StudyLibrary;

/**
 * What a shell can offer as the value of an option, or as an argument of a command.
 *
 * @param words that may stand there
 * @param joined whether several may, joined by commas
 * @param files which files may
 */
record Choices(ImmutableList<String> words, boolean joined, Files files) {

    /** Kinds of files. */
    enum Files {
        NONE,
        FOLDERS,
        ALL
    }

    private static final ImmutableSet<String> OF_FILES = ImmutableSet.of("FILE", "CAPTURE", "SCENARIO", "STUDY");
    private static final ImmutableSet<String> JOINED = ImmutableSet.of("POLICIES", "STACKS", "FORMATS");
    private static final CharMatcher OF_A_WORD =
            CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('A', 'Z')).or(CharMatcher.is('-'));

    /** Whether there is nothing to offer. */
    boolean isEmpty() {
        return words.isEmpty() && files == Files.NONE;
    }

    /** Returns what may follow {@code option}, which takes a value. */
    static Choices of(Option option, CommandSet commands) {
        return of(option.getArgName(), commands);
    }

    /** Returns what may stand beside the options of {@code command}. */
    static Choices of(Command command, CommandSet commands) {
        return of(command.arguments(), commands);
    }

    /** Reads a usage: names in capitals stand for what they are known to name, other words for themselves. */
    private static Choices of(String usage, CommandSet commands) {
        List<String> parts = Splitter.on(OF_A_WORD.negate()).omitEmptyStrings().splitToList(usage);
        ImmutableList<String> words = parts.stream()
                .filter(part -> !part.startsWith("-"))
                .flatMap(part -> words(part, commands).stream())
                .distinct()
                .collect(ImmutableList.toImmutableList());
        return new Choices(words, parts.stream().anyMatch(JOINED::contains), files(parts));
    }

    private static List<String> words(String part, CommandSet commands) {
        return switch (part) {
            case "SCENARIO" -> ScenarioLibrary.list();
            case "STUDY" -> StudyLibrary.list();
            case "TOPIC" ->
                ScenarioLibrary.list().stream()
                        .map(name -> name.substring(0, name.indexOf('/')))
                        .toList();
            case "POLICY", "POLICIES" -> names(ListenerPolicies.all(), policy -> policy.name());
            case "STACKS" -> names(ClientStacks.all(), stack -> stack.name());
            case "FORMATS" -> names(TraceFormats.BUILT_IN, TraceFormat::name);
            case "WORKLOAD" -> Workload.titles();
            case "COMMAND" -> names(commands.all(), Command::name);
            default -> CharMatcher.inRange('A', 'Z').matchesAnyOf(part) ? List.of() : List.of(part);
        };
    }

    private static <T> List<String> names(Iterable<T> all, Function<T, String> name) {
        return ImmutableList.copyOf(all).stream().map(name).toList();
    }

    private static Files files(List<String> parts) {
        if (parts.stream().anyMatch(OF_FILES::contains)) {
            return Files.ALL;
        }
        return parts.contains("DIR") ? Files.FOLDERS : Files.NONE;
    }
}
