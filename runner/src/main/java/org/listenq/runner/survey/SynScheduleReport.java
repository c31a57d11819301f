package org.listenq.runner.survey;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.listenq.core.client.ClientStack;
import org.listenq.output.report.Report;
import org.listenq.output.report.Section;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.survey.SynSchedule;

/** When the clients of each system send their SYNs to a silent server, and when they give up. */
public final class SynScheduleReport {

    private SynScheduleReport() {}

    /** Runs the experiments of {@code stacks}, which are some of {@code systems}, and reports. */
    public static Report of(List<ClientStack.Provider> stacks, CoreSystems systems) {
        Grid grid = Grid.of("stack", "SYN at (s)", "fails at (s)", "error", "evidence");
        for (ClientStack.Provider stack : stacks) {
            SynSchedule schedule = SynSchedule.of(stack, systems);
            grid.row(
                    stack.name(),
                    Cells.seconds(schedule.syns()),
                    Cells.seconds(schedule.failsAt()),
                    schedule.error(),
                    stack.provenance().verified() ? "source or measured" : "not verified");
        }
        return new Report("SYN schedules", ImmutableList.of(Section.of("Nobody answers", grid.table())));
    }
}
