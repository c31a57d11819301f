package org.listenq.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.core.client.ArrivalProcess;
import org.listenq.core.client.ClientStack;
import org.listenq.core.client.Conversation;
import org.listenq.core.client.GroupPlan;
import org.listenq.core.client.stack.ClientStacks;
import org.listenq.core.engine.Distributions;
import org.listenq.core.engine.Executive;
import org.listenq.core.engine.SimulationFailure;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.core.link.BernoulliLoss;
import org.listenq.core.link.LinkPlan;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.SocketOptions;
import org.listenq.core.listener.policy.ListenerPolicies;
import org.listenq.core.segment.Connections;
import org.listenq.core.segment.Origin;
import org.listenq.core.server.AcceptSchedule;
import org.listenq.core.server.Application;
import org.listenq.core.server.Costs;
import org.listenq.core.server.Pauses;
import org.listenq.core.server.ServerPlan;
import org.listenq.core.server.WakeOrder;
import org.listenq.core.settings.Settings;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;

class SimulationTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int CLIENTS = 60;

    private final Executive executive = DsolExecutive.create();

    private static SimulationPlan plan(long seed) {
        ListenerPolicy.Provider system = ListenerPolicies.find("linux-6.18").orElseThrow();
        ClientStack.Provider stacks = ClientStacks.find("linux-6.18").orElseThrow();
        ClientStack stack = stacks.create(Settings.defaults(stacks.settings()));
        GroupPlan group = GroupPlan.of("burst", 0, ArrivalProcess.poisson(200, 0, Long.MAX_VALUE, CLIENTS), stack, 80)
                .conversation(Conversation.sending(ImmutableList.of(new Conversation.Write(0, 100))));
        LinkPlan link =
                LinkPlan.of(Distributions.exponential(SECOND / 50)).overtaking().with(new BernoulliLoss(0.1));
        AcceptSchedule workers =
                new AcceptSchedule.Workers(2, 0, Distributions.exponential(SECOND / 10), WakeOrder.LIFO, 1, 1000);
        ServerPlan program = new ServerPlan(workers, new Application.Hold(), Pauses.NONE, Costs.NONE);
        ListenerPolicy policy = system.create(Settings.defaults(system.settings()));
        SocketPlan socket = new SocketPlan("web", 80, policy, 3, SocketOptions.NONE, program, ImmutableList.of());
        return new SimulationPlan(
                "test",
                "linux-6.18",
                "Linux",
                seed,
                0,
                200 * SECOND,
                TimerModel.EXACT,
                ImmutableList.of(new ClientPlan(group, link, link)),
                ImmutableList.of(socket),
                stack.established(),
                CounterSet.NONE,
                stack.synOptions(),
                Costs.NONE,
                0);
    }

    private List<String> story(long seed, IntUnaryOperator labels) {
        List<String> rows = new ArrayList<>();
        TraceSink sink = row -> rows.add(row.timeNanos() + " " + row.kind() + " " + row.host() + " "
                + row.connection().client() + " " + row.seq() + " "
                + row.cause().name() + " " + row.counters());
        Simulation.run(executive, plan(seed), List.of(sink), labels);
        return rows;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void labelsShuffled_sameSeed_tellsTheSameStory(long seed) {
        List<String> plain = story(seed, IntUnaryOperator.identity());
        assertThat(plain).hasSizeGreaterThan(1000);
        assertThat(story(seed, n -> 1_000_003 - 7 * n)).isEqualTo(plain);
    }

    @Test
    void otherSeed_run_tellsAnotherStory() {
        assertThat(story(1, IntUnaryOperator.identity())).isNotEqualTo(story(2, IntUnaryOperator.identity()));
    }

    @Test
    void everyConnection_runEnds_hasOneEndRow() {
        List<Integer> ended = new ArrayList<>();
        TraceSink sink = new TraceSink() {
            @Override
            public long interests() {
                return EventKind.CONNECTION_END.bit();
            }

            @Override
            public void accept(TraceRow row) {
                ended.add(row.connection().label());
            }
        };
        SimulationResult result = Simulation.run(executive, plan(5), List.of(sink));
        assertThat(result.connections()).isEqualTo(CLIENTS);
        assertThat(ended).doesNotHaveDuplicates().hasSize(CLIENTS);
        assertThat(result.rows()).isEqualTo(CLIENTS);
    }

    @Test
    void sinkThatThrows_run_failsWithTheRunNamedAndTheExecutiveGoesOn() {
        TraceSink broken = row -> {
            if (row.timeNanos() > SECOND / 10) {
                throw new IllegalStateException("broken sink");
            }
        };
        assertThatThrownBy(() -> Simulation.run(executive, plan(9), List.of(broken)))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("scenario test, policy linux-6.18, seed 9")
                .hasMessageContaining("broken sink");
        assertThat(Simulation.run(executive, plan(9), List.of()).connections()).isEqualTo(CLIENTS);
    }

    @Test
    void connectionThatNeverRetired_recount_namesTheViolation() {
        Connections connections = new Connections(retired -> {});
        connections.open(new Origin(1, 0, 0, 1, 1, 1, 80, false), 0);
        Conservation recount = new Conservation();
        recount.check(connections, 0);
        assertThatThrownBy(recount::conclude)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("opened 1, retired 0, live 1");
    }
}
