package org.listenq.scenarios.recorded;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.listenq.core.engine.Distributions;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.SocketOptions;
import org.listenq.core.server.AcceptSchedule;
import org.listenq.core.server.Application;
import org.listenq.core.server.Costs;
import org.listenq.core.server.Pauses;
import org.listenq.core.server.ServerPlan;
import org.listenq.core.server.WakeOrder;
import org.listenq.core.simulation.SocketAction;
import org.listenq.core.simulation.SocketPlan;

/**
 * Makes plans of recorded listening sockets.
 *
 * @param policy what their system does
 * @param conditions what accept() costs
 */
record RecordedSockets(ListenerPolicy policy, Conditions conditions) {

    SocketPlan plan(RecordedInput.Socket socket) {
        ServerPlan program = new ServerPlan(
                schedule(socket.accepting()),
                application(socket.serving()),
                Pauses.NONE,
                new Costs(0, acceptCost(socket.accepting()), 0));
        return new SocketPlan(
                "port " + socket.port(),
                socket.port(),
                policy,
                socket.backlog(),
                new SocketOptions(socket.deferSeconds(), 0),
                program,
                actions(socket));
    }

    private long acceptCost(RecordedInput.Accepting accepting) {
        return accepting.type().equals("worker") ? conditions.acceptCost() : conditions.programLate();
    }

    private static AcceptSchedule schedule(RecordedInput.Accepting accepting) {
        return switch (accepting.type()) {
            case "never" -> new AcceptSchedule.Never();
            case "all" -> AcceptSchedule.Workers.atOnce(accepting.from(), accepting.most());
            case "every" -> new AcceptSchedule.Every(accepting.from(), accepting.interval(), accepting.most());
            case "worker" ->
                new AcceptSchedule.Workers(
                        1,
                        accepting.from(),
                        Distributions.constant(accepting.service()),
                        WakeOrder.FIFO,
                        1,
                        accepting.most());
            default -> throw new BadRecording("no way to accept is called " + accepting.type());
        };
    }

    private static Application application(RecordedInput.Serving serving) {
        return switch (serving.type()) {
            case "hold" -> new Application.Hold();
            case "close" -> new Application.Close();
            case "reply" -> new Application.Reply(serving.requestBytes(), serving.replyBytes());
            default -> throw new BadRecording("no program is called " + serving.type());
        };
    }

    private static ImmutableList<SocketAction> actions(RecordedInput.Socket socket) {
        List<SocketAction> actions = new ArrayList<>();
        if (socket.closeAt() != JsonFields.NEVER) {
            actions.add(new SocketAction.Close(socket.closeAt()));
        }
        socket.relisten().forEach(again -> actions.add(new SocketAction.ListenAgain(again.at(), again.backlog())));
        actions.sort(Comparator.comparingLong(SocketAction::at));
        return ImmutableList.copyOf(actions);
    }
}
