package org.listenq.scenarios.assembly;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.server.AcceptSchedule;
import org.listenq.core.server.Application;
import org.listenq.core.server.Costs;
import org.listenq.core.server.Pause;
import org.listenq.core.server.Pauses;
import org.listenq.core.server.ServerPlan;
import org.listenq.core.server.WakeOrder;
import org.listenq.core.simulation.SocketAction;
import org.listenq.core.simulation.SocketPlan;
import org.listenq.scenarios.value.Accept;
import org.listenq.scenarios.value.App;
import org.listenq.scenarios.value.Listener;
import org.listenq.scenarios.value.Server;

/** Makes core's plan of the listening sockets and the programs behind them. */
final class SocketAssembler {

    private SocketAssembler() {}

    static ImmutableList<SocketPlan> sockets(Server server, ListenerPolicy policy) {
        ImmutableList.Builder<SocketPlan> plans = ImmutableList.builder();
        for (Listener listener : server.listeners()) {
            for (int i = 1; i <= listener.sockets(); i++) {
                String name = listener.sockets() == 1 ? listener.name() : listener.name() + "/" + i;
                plans.add(socket(name, listener, policy, costs(server)));
            }
        }
        return plans.build();
    }

    static Costs costs(Server server) {
        return new Costs(
                server.costs().syn().toNanos(),
                server.costs().accept().toNanos(),
                server.costs().request().toNanos());
    }

    private static SocketPlan socket(String name, Listener listener, ListenerPolicy policy, Costs costs) {
        ServerPlan program = new ServerPlan(
                schedule(listener.accept()),
                application(listener.app()),
                new Pauses(listener.pauses().stream()
                        .map(window ->
                                new Pause(window.from().toNanos(), window.to().toNanos()))
                        .toList()),
                costs);
        return new SocketPlan(
                name, listener.port(), policy, listener.backlog(), listener.options(), program, actions(listener));
    }

    private static ImmutableList<SocketAction> actions(Listener listener) {
        List<SocketAction> actions = new ArrayList<>();
        listener.close().map(Duration::toNanos).map(SocketAction.Close::new).ifPresent(actions::add);
        listener.relisten()
                .forEach(again ->
                        actions.add(new SocketAction.ListenAgain(again.at().toNanos(), again.backlog())));
        listener.reopen()
                .ifPresent(open -> actions.add(new SocketAction.Reopen(open.at().toNanos(), open.backlog())));
        actions.sort(Comparator.comparingLong(SocketAction::at));
        return ImmutableList.copyOf(actions);
    }

    private static Application application(App app) {
        if (app instanceof App.Reply reply) {
            return new Application.Reply(reply.request(), reply.reply());
        }
        return app instanceof App.Close ? new Application.Close() : new Application.Hold();
    }

    private static AcceptSchedule schedule(Accept accept) {
        if (accept instanceof Accept.AtOnce atOnce) {
            return AcceptSchedule.Workers.atOnce(atOnce.from().toNanos(), most(atOnce.max()));
        } else if (accept instanceof Accept.Every every) {
            return new AcceptSchedule.Every(
                    every.from().toNanos(), every.interval().toNanos(), most(every.max()));
        } else if (accept instanceof Accept.At at) {
            return new AcceptSchedule.At(
                    at.times().stream().map(Duration::toNanos).collect(ImmutableList.toImmutableList()));
        } else if (accept instanceof Accept.Workers workers) {
            return new AcceptSchedule.Workers(
                    workers.count(),
                    workers.from().toNanos(),
                    DistributionAssembler.of(workers.time()),
                    WakeOrder.valueOf(workers.wake().name()),
                    workers.perTurn(),
                    Long.MAX_VALUE);
        }
        return new AcceptSchedule.Never();
    }

    private static long most(OptionalInt max) {
        return max.isPresent() ? max.getAsInt() : Long.MAX_VALUE;
    }
}
