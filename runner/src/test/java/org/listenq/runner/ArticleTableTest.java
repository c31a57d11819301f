package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.policy.ListenerPolicies;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.Connection;
import org.listenq.core.simulation.Simulation;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.scenarios.NamedFiles;
import org.listenq.scenarios.Overrides;
import org.listenq.scenarios.ScenarioLibrary;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.assembly.ScenarioAssembler;
import org.listenq.scenarios.value.Scenario;

/** The article under each policy, with the clients of its time: the table in the README is what the runs give. */
class ArticleTableTest {

    private static final ImmutableList<Integer> BACKLOGS = ImmutableList.of(0, 2, 10);
    private static final long AT_ONCE_NANOS = 1_000_000_000;
    private static final Path README = Path.of("..", "README.md");
    private static final String BEGIN = "<!-- article-table:begin -->\n";
    private static final String END = "<!-- article-table:end -->";

    @Test
    void articleUnderItsKernels_run_givesTheTableOfTheReadme() throws IOException {
        String readme = Files.readString(README);
        assertThat(readme).contains(BEGIN).contains(END);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END);
        Golden.check(README, readme.substring(0, from) + table() + readme.substring(to));
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| server |");
        BACKLOGS.forEach(backlog -> table.append(" backlog ").append(backlog).append(" |"));
        table.append("\n|---|").append("---|".repeat(BACKLOGS.size())).append('\n');
        for (ListenerPolicy.Provider kernel : ListenerPolicies.all()) {
            String clients = kernel.stack().equals(kernel.name()) ? "" : ", clients `" + kernel.stack() + "`";
            table.append("| `" + kernel.name() + '`' + clients + " |");
            for (int backlog : BACKLOGS) {
                table.append(' ').append(Story.of(kernel, backlog).cell()).append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    /** What became of the six clients. */
    private static final class Story implements TraceSink {

        private int early;
        private int late;
        private int ghosts;
        private int accepted;

        static Story of(ListenerPolicy.Provider kernel, int backlog) {
            Story story = new Story();
            ScenarioLibrary.Entry entry = ScenarioLibrary.open("article/backlog-2");
            Overrides changes = Overrides.of(
                            List.of("server.backlog=" + backlog, "clients.burst.stack=" + kernel.stack()))
                    .policy(kernel.name());
            Scenario scenario =
                    new ScenarioReader(new CoreSystems()).read(entry.file(), entry.text(), changes, NamedFiles.none());
            Simulation.run(DsolExecutive.create(), ScenarioAssembler.plan(scenario, 0), List.of(story));
            return story;
        }

        @Override
        public void accept(TraceRow row) {
            if (row.kind() == EventKind.CONNECTION_END) {
                count(row.connection());
            }
        }

        private void count(Connection connection) {
            if (connection.result() == ConnectResult.OK) {
                boolean atOnce = connection.establishedAt() - connection.calledAt() < AT_ONCE_NANOS;
                early += atOnce ? 1 : 0;
                late += atOnce ? 0 : 1;
                long completed = connection.completedAt();
                ghosts += completed < 0 || completed - connection.establishedAt() >= AT_ONCE_NANOS ? 1 : 0;
            }
            accepted += connection.acceptedAt() < 0 ? 0 : 1;
        }

        String cell() {
            return early + " / " + late + " / " + ghosts + " / " + accepted;
        }
    }
}
