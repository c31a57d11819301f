package org.listenq.core.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.listenq.core.engine.Event;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.listener.Listener;
import org.listenq.core.listener.ListenerPlan;
import org.listenq.core.server.Server;

/** Opens the listening sockets and does to them during the run what their plans say. */
final class SocketScript {

    private final Scheduler scheduler;
    private final Server server;
    private final List<SocketPlan> sockets;
    private final Map<Integer, Listener> open = new HashMap<>();
    private int nextIndex;

    SocketScript(Scheduler scheduler, Server server, List<SocketPlan> sockets) {
        this.scheduler = scheduler;
        this.server = server;
        this.sockets = sockets;
        this.nextIndex = sockets.size();
    }

    void openAll() {
        for (int i = 0; i < sockets.size(); i++) {
            SocketPlan socket = sockets.get(i);
            open.put(i, server.open(listen(socket, i, socket.backlog()), socket.program()));
        }
        for (int i = 0; i < sockets.size(); i++) {
            for (SocketAction action : sockets.get(i).actions()) {
                schedule(i, action, indexOf(action));
            }
        }
    }

    /** Sockets that are opened again have indices after all others, in the order of the plans. */
    private int indexOf(SocketAction action) {
        return action instanceof SocketAction.Reopen ? nextIndex++ : -1;
    }

    private static ListenerPlan listen(SocketPlan socket, int index, int backlog) {
        return new ListenerPlan(index, socket.port(), socket.policy(), backlog, socket.options());
    }

    private void schedule(int place, SocketAction action, int index) {
        Event event = new Event() {
            @Override
            protected void fire() {
                perform(place, action, index);
            }
        };
        scheduler.arm(event, action.at() - scheduler.now());
    }

    private void perform(int place, SocketAction action, int index) {
        Listener socket = open.get(place);
        if (action instanceof SocketAction.Reopen reopen) {
            SocketPlan plan = sockets.get(place);
            open.put(place, server.open(listen(plan, index, reopen.backlog()), plan.program()));
        } else if (action instanceof SocketAction.ListenAgain again && socket != null) {
            socket.listen(again.backlog());
        } else if (action instanceof SocketAction.Close && socket != null) {
            socket.close();
            open.remove(place);
        }
    }
}
