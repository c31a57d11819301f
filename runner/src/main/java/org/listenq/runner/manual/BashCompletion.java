package org.listenq.runner.manual;

import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.listenq.runner.command.Command;
import org.listenq.runner.command.CommandSet;
import org.listenq.runner.command.Invocation;

/** The completion for bash, 3.2 or newer, without the package bash-completion. */
final class BashCompletion {

    private static final String HEAD = """
            # bash completion for listenq, printed by 'listenq completion bash'
            # shellcheck shell=bash disable=SC2207 # without mapfile, for bash 3.2

            # Offers the words that begin like the current one.
            _listenq_words() {
                COMPREPLY+=($(compgen -W "$*" -- "$cur"))
            }

            # Offers words of which several may stand there, joined by commas.
            _listenq_joined() {
                local before=''
                [[ $cur != *,* ]] || before=${cur%,*},
                COMPREPLY+=($(compgen -P "$before" -W "$*" -- "${cur##*,}"))
                compopt -o nospace 2>/dev/null
            }

            # Offers files, with -d folders only.
            _listenq_files() {
                local IFS=$'\\n'
                COMPREPLY+=($(compgen "$1" -- "$cur"))
                compopt -o filenames 2>/dev/null
            }

            _listenq() {
                local cur=${COMP_WORDS[COMP_CWORD]} previous=''
                COMPREPLY=()
                if ((COMP_CWORD == 1)); then
                    _listenq_words COMMANDS
                    return
                fi
                previous=${COMP_WORDS[COMP_CWORD - 1]}
                [[ $cur != = ]] || cur=''
                [[ $previous != = ]] || previous=${COMP_WORDS[COMP_CWORD - 2]}
                case ${COMP_WORDS[1]} in
            """;
    private static final String TAIL = """
                esac
            }

            complete -F _listenq listenq ./listenq
            """;

    private BashCompletion() {}

    /** Returns the script that completes {@code commands}. */
    static String of(CommandSet commands) {
        return HEAD.replace(
                        "COMMANDS", commands.all().stream().map(Command::name).collect(Collectors.joining(" ")))
                + commands.all().stream()
                        .map(command -> branch(command, commands))
                        .collect(Collectors.joining())
                + TAIL;
    }

    private static String branch(Command command, CommandSet commands) {
        ImmutableList<Option> options =
                ImmutableList.copyOf(Invocation.optionsOf(command).getOptions());
        String values = options.stream()
                .filter(Option::hasArg)
                .map(option ->
                        "            --" + option.getLongOpt() + ") " + offer(Choices.of(option, commands)) + " ;;\n")
                .collect(Collectors.joining());
        String names =
                options.stream().map(option -> "--" + option.getLongOpt()).collect(Collectors.joining(" "));
        return "        %s)\n            case $previous:$cur in\n".formatted(command.name())
                + values.replaceAll("(?m)^ {12}(--[^)]+)\\)", "                $1:*)")
                + "                *:-*) _listenq_words " + names + " ;;\n"
                + "                *) " + offer(Choices.of(command, commands)) + " ;;\n"
                + "            esac\n            ;;\n";
    }

    private static String offer(Choices choices) {
        String files =
                switch (choices.files()) {
                    case NONE -> "";
                    case FOLDERS -> "_listenq_files -d";
                    case ALL -> "_listenq_files -f";
                };
        if (choices.isEmpty()) {
            return ":";
        }
        if (choices.words().isEmpty()) {
            return files;
        }
        String words = (choices.joined() ? "_listenq_joined " : "_listenq_words ") + String.join(" ", choices.words());
        return files.isEmpty() ? words : words + "; " + files;
    }
}
