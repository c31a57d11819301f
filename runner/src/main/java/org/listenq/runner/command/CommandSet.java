package org.listenq.runner.command;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Collection;
import java.util.List;
import org.listenq.scenarios.NearestName;

/** The commands that there are, in the order in which the help lists them. */
public final class CommandSet {

    private final ImmutableMap<String, Command> byName;

    public CommandSet(List<Command> commands) {
        this.byName = Maps.uniqueIndex(commands, Command::name);
    }

    /** Returns all of them. */
    public Collection<Command> all() {
        return byName.values();
    }

    /** Returns the one called {@code name}, or complains with the nearest name that there is. */
    public Command named(String name) {
        Command command = byName.get(name);
        if (command == null) {
            throw new BadInput("unknown command '" + name + "'" + NearestName.suggestion(name, byName.keySet()));
        }
        return command;
    }
}
