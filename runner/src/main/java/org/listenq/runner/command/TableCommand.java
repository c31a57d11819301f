package org.listenq.runner.command;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.listenq.core.client.ClientStack;
import org.listenq.output.report.Report;
import org.listenq.output.report.TextReport;
import org.listenq.runner.plugin.Plugins;
import org.listenq.runner.survey.CapacityReport;
import org.listenq.runner.survey.MachineReport;
import org.listenq.runner.survey.SynScheduleReport;
import org.listenq.scenarios.NearestName;
import org.listenq.scenarios.survey.MachineRow;
import org.listenq.scenarios.survey.Subject;

/** {@code listenq table}: tables over all systems, each cell from a simulation made for it. */
public final class TableCommand implements Command {

    private static final String POLICIES = "policies";
    private static final String BACKLOGS = "backlogs";
    private static final String STACKS = "stacks";
    private static final ImmutableList<String> TABLES = ImmutableList.of("capacity", "machine", "syn-schedule");
    private static final int MOST_BACKLOG = 10_000;

    @Override
    public String name() {
        return "table";
    }

    @Override
    public String summary() {
        return "simulate a table: capacity by backlog, what machines do, when clients send SYNs";
    }

    @Override
    public String arguments() {
        return "capacity|machine|syn-schedule";
    }

    @Override
    public Options options() {
        return PluginOptions.addTo(new Options())
                .addOption(option(POLICIES, "POLICIES", "these policies only (capacity, machine)"))
                .addOption(option(BACKLOGS, "N,N..N", "these backlogs; 0..14 by default (capacity)"))
                .addOption(option(STACKS, "STACKS", "these client stacks only (syn-schedule)"));
    }

    private static Option option(String name, String argument, String meaning) {
        return Option.builder()
                .longOpt(name)
                .argName(argument)
                .hasArg()
                .desc(meaning)
                .get();
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        String table = Arguments.one(line, "the table");
        Plugins plugins = PluginOptions.plugins(line);
        Names names = new Names(plugins.systems());
        console.out().print(TextReport.render(plugins.guard(() -> report(table, line, names)), false));
        return ExitCode.OK;
    }

    private static Report report(String table, CommandLine line, Names names) {
        return switch (table) {
            case "capacity" -> CapacityReport.of(policies(line, table, names), backlogs(line));
            case "machine" -> machine(line, table, names);
            case "syn-schedule" -> SynScheduleReport.of(stacks(line, table, names), names.systems());
            default -> throw unknown(table);
        };
    }

    private static Report machine(CommandLine line, String table, Names names) {
        refuse(line, table, BACKLOGS);
        return MachineReport.of(MachineRow.of(policies(line, table, names)));
    }

    private static BadInput unknown(String table) {
        String known = " (known: " + String.join(", ", TABLES) + ")";
        return new BadInput("no table '" + table + "'" + NearestName.suggestion(table, TABLES) + known);
    }

    private static ImmutableList<Subject> policies(CommandLine line, String table, Names names) {
        refuse(line, table, STACKS);
        String list = line.getOptionValue(POLICIES);
        return list == null ? names.policies() : names.policies(list);
    }

    private static ImmutableList<ClientStack.Provider> stacks(CommandLine line, String table, Names names) {
        refuse(line, table, POLICIES);
        refuse(line, table, BACKLOGS);
        String list = line.getOptionValue(STACKS);
        return list == null ? names.systems().stackProviders() : names.stacks(list);
    }

    private static void refuse(CommandLine line, String table, String option) {
        if (line.hasOption(option)) {
            throw new BadInput("--" + option + " has no meaning for the table '" + table + "'");
        }
    }

    private static ImmutableList<Integer> backlogs(CommandLine line) {
        return Splitter.on(',')
                .trimResults()
                .splitToStream(line.getOptionValue(BACKLOGS, "0..14"))
                .flatMap(TableCommand::range)
                .collect(toImmutableList());
    }

    private static Stream<Integer> range(String text) {
        List<String> ends = Splitter.on("..").splitToList(text);
        int from = backlog(ends.get(0), text);
        int to = backlog(ends.get(ends.size() - 1), text);
        if (ends.size() > 2 || from > to) {
            throw badBacklog(text);
        }
        return IntStream.rangeClosed(from, to).boxed();
    }

    private static int backlog(String number, String text) {
        Integer backlog = Ints.tryParse(number);
        if (backlog == null || backlog < 0 || backlog > MOST_BACKLOG) {
            throw badBacklog(text);
        }
        return backlog;
    }

    private static BadInput badBacklog(String text) {
        return new BadInput("--backlogs: '" + text + "' is no backlog (expected numbers from 0 to " + MOST_BACKLOG
                + ", or ranges such as 0..14)");
    }
}
