package org.listenq.scenarios;

import java.time.Duration;
import org.listenq.core.listener.SocketOptions;
import org.listenq.scenarios.value.Accept;
import org.listenq.scenarios.value.App;
import org.listenq.scenarios.value.Listener;
import org.listenq.scenarios.value.Server;
import org.listenq.scenarios.yaml.Node;
import org.listenq.scenarios.yaml.Scalar;

/** The canonical form of the server: short if its only listener has the usual name. */
final class ServerTree {

    private ServerTree() {}

    static Node of(Server server) {
        Tree tree = new Tree().put("policy", server.policy()).put("settings", server.settings());
        tree.put("costs", costs(server.costs()));
        if (server.listeners().isEmpty()) {
            tree.put("closed", true);
        } else if (isShort(server)) {
            put(tree, server.listeners().get(0));
        } else {
            tree.put("listeners", server.listeners(), listener -> put(new Tree(), listener)
                    .node());
        }
        return tree.node();
    }

    private static boolean isShort(Server server) {
        String usual = ((Scalar) Reference.fallback("listener", "name")).text();
        return server.listeners().size() == 1
                && server.listeners().get(0).name().equals(usual);
    }

    private static Tree put(Tree tree, Listener listener) {
        return tree.put("name", listener.name())
                .put("port", listener.port())
                .put("backlog", listener.backlog())
                .put("sockets", listener.sockets())
                .put("reuseport", listener.reuseport())
                .put("accept", accept(listener.accept()))
                .put("pauses", listener.pauses(), NetworkTree::window)
                .put("app", app(listener.app()))
                .put("close", listener.close(), ServerTree::at)
                .put("reopen", listener.reopen(), ServerTree::listen)
                .put("relisten", listener.relisten(), ServerTree::listen)
                .put("options", options(listener.options()));
    }

    private static Node costs(Server.Costs costs) {
        return new Tree()
                .put("syn", costs.syn())
                .put("accept", costs.accept())
                .put("request", costs.request())
                .node();
    }

    private static Node accept(Accept accept) {
        if (accept instanceof Accept.Never) {
            return Tree.text("never");
        } else if (accept instanceof Accept.AtOnce atOnce) {
            return atOnce.from().isZero() && atOnce.max().isEmpty() ? Tree.text("at-once") : after(atOnce);
        } else if (accept instanceof Accept.At at) {
            return new Tree().put("at", at.times(), Tree::text).node();
        } else if (accept instanceof Accept.Every every) {
            return new Tree()
                    .put("every", every.interval())
                    .put("from", every.from())
                    .put("max", every.max(), "none")
                    .node();
        }
        return workers((Accept.Workers) accept);
    }

    private static Node after(Accept.AtOnce atOnce) {
        return new Tree()
                .put("after", atOnce.from())
                .put("then", "at-once")
                .put("max", atOnce.max(), "none")
                .node();
    }

    private static Node workers(Accept.Workers workers) {
        return new Tree()
                .put("workers", workers.count())
                .put("service", NetworkTree.distribution(workers.time()))
                .put("wake", workers.wake().text())
                .put("per-turn", workers.perTurn())
                .put("from", workers.from())
                .node();
    }

    private static Node app(App app) {
        if (app instanceof App.Reply reply) {
            return new Tree()
                    .put("reply", reply.reply() + "B")
                    .put("request", reply.request() + "B")
                    .node();
        }
        return Tree.text(app instanceof App.Hold ? "hold" : "close");
    }

    private static Node at(Duration time) {
        return new Tree().put("at", time).node();
    }

    private static Node listen(Listener.Listen listen) {
        return new Tree()
                .put("at", listen.at())
                .put("backlog", listen.backlog())
                .node();
    }

    /** An accept filter is written only if there is one, so that older scenarios keep their hash. */
    private static Node options(SocketOptions options) {
        Tree tree = new Tree()
                .put("defer-accept", options.deferAcceptSeconds() == 0 ? "none" : options.deferAcceptSeconds() + "s")
                .put("syncnt", options.synCount() == 0 ? "none" : options.synCount());
        if (options.acceptFilter().isSet()) {
            tree.put("accept-filter", options.acceptFilter().name());
        }
        return tree.node();
    }
}
