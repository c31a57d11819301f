package org.listenq.runner.manual;

import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.listenq.runner.command.Command;
import org.listenq.runner.command.CommandSet;
import org.listenq.runner.command.Invocation;

/** The completion for zsh: a function to be put as {@code _listenq} into a folder of {@code fpath}. */
final class ZshCompletion {

    private static final String HEAD = """
            #compdef listenq
            # zsh completion for listenq, printed by 'listenq completion zsh'

            # Offers the words that are given, then files; -/ before the words means folders only.
            _listenq_or_files() {
                local -a kind
                [[ $1 != -/ ]] || { kind=(-/); shift }
                compadd -- "$@"
                _files $kind
            }

            _listenq() {
                local -a commands
                commands=(
            """;
    private static final String TAIL = """
                esac
            }

            _listenq "$@"
            """;

    private ZshCompletion() {}

    /** Returns the function that completes {@code commands}. */
    static String of(CommandSet commands) {
        return HEAD
                + commands.all().stream()
                        .map(command -> "        '" + quoted(command.name() + ":" + escaped(command.summary())) + "'\n")
                        .collect(Collectors.joining())
                + "    )\n    if (( CURRENT == 2 )); then\n        _describe -t commands command commands\n"
                + "        return\n    fi\n    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n"
                + "    case $command in\n"
                + commands.all().stream()
                        .map(command -> branch(command, commands))
                        .collect(Collectors.joining())
                + TAIL;
    }

    private static String branch(Command command, CommandSet commands) {
        String options = Invocation.optionsOf(command).getOptions().stream()
                .map(option -> " \\\n            '" + quoted(spec(option, commands)) + "'")
                .collect(Collectors.joining());
        Choices arguments = Choices.of(command, commands);
        String rest = command.arguments().isEmpty()
                ? ""
                : " \\\n            '" + quoted("*:" + escaped(command.arguments()) + ":" + action(arguments)) + "'";
        return "        " + command.name() + ")\n            _arguments" + options + rest + "\n            ;;\n";
    }

    private static String spec(Option option, CommandSet commands) {
        String name = "--" + option.getLongOpt() + "[" + escaped(option.getDescription()) + "]";
        if (!option.hasArg()) {
            return name;
        }
        return "*" + name + ":" + escaped(option.getArgName()) + ":" + action(Choices.of(option, commands));
    }

    private static String action(Choices choices) {
        String words = String.join(" ", choices.words());
        if (choices.joined()) {
            return " _values -s , name " + words;
        }
        return switch (choices.files()) {
            case NONE -> words.isEmpty() ? " " : "(" + words + ")";
            case FOLDERS -> words.isEmpty() ? "_files -/" : " _listenq_or_files -/ " + words;
            case ALL -> words.isEmpty() ? "_files" : " _listenq_or_files " + words;
        };
    }

    /** Returns {@code text} as it stands in a part of a specification. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    private static String quoted(String text) {
        return text.replace("'", "'\\''");
    }
}
