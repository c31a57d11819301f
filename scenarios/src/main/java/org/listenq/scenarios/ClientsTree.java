package org.listenq.scenarios;

import org.listenq.scenarios.value.Arrivals;
import org.listenq.scenarios.value.ClientGroup;
import org.listenq.scenarios.value.Conversation;
import org.listenq.scenarios.value.Session;
import org.listenq.scenarios.yaml.Node;

/** The canonical form of a group of clients. */
final class ClientsTree {

    private ClientsTree() {}

    static Node of(ClientGroup group) {
        Tree tree = new Tree()
                .put("name", group.name())
                .put("count", group.count(), "all")
                .put("arrivals", arrivals(group.arrivals()))
                .put("kind", group.kind().text())
                .put("stack", group.stack())
                .put("settings", group.settings())
                .put("options", synCount(group.synCount()));
        group.target().listener().ifPresent(name -> tree.put("listener", name));
        tree.put("port", group.target().port(), "none").put("source-port", group.sourcePort(), "none");
        put(tree, group.conversation());
        put(tree, group.session());
        return tree.put("network", group.network(), NetworkTree::ofGroup).node();
    }

    private static Node arrivals(Arrivals arrivals) {
        if (arrivals instanceof Arrivals.AtOnce atOnce) {
            return new Tree().put("at-once", atOnce.at()).node();
        } else if (arrivals instanceof Arrivals.At at) {
            return new Tree().put("at", at.times(), Tree::text).node();
        } else if (arrivals instanceof Arrivals.Every every) {
            return new Tree()
                    .put("every", every.interval())
                    .put("from", every.from())
                    .put("until", every.until(), Tree::text)
                    .node();
        } else if (arrivals instanceof Arrivals.Poisson poisson) {
            return new Tree()
                    .put("poisson", Units.text(poisson.rate()))
                    .put("from", poisson.from())
                    .put("until", poisson.until(), Tree::text)
                    .node();
        } else if (arrivals instanceof Arrivals.Plugin plugin) {
            return Tree.provided(plugin.process());
        }
        if (arrivals instanceof Arrivals.Captured captured) {
            return new Tree()
                    .put("capture", captured.file().name())
                    .put("port", captured.port(), "none")
                    .node();
        }
        return new Tree()
                .put("file", ((Arrivals.Listed) arrivals).file().name())
                .node();
    }

    private static Node synCount(int count) {
        return new Tree().put("syncnt", count == 0 ? "none" : count).node();
    }

    private static void put(Tree tree, Conversation conversation) {
        if (conversation.sends().isEmpty()) {
            tree.put("send", "none");
        } else {
            tree.put("send", conversation.sends(), ClientsTree::send);
        }
        tree.put("close", conversation.end().filter(end -> !end.abort()), ClientsTree::end)
                .put("abort", conversation.end().filter(Conversation.End::abort), ClientsTree::end)
                .put("await-reply", conversation.awaitReply())
                .put("connect-timeout", conversation.connectTimeout(), Tree::text);
    }

    private static Node send(Conversation.Send send) {
        return new Tree()
                .put("bytes", send.bytes() + "B")
                .put("after", send.after())
                .node();
    }

    private static Node end(Conversation.End end) {
        return new Tree().put(end.sinceConnect() ? "after" : "at", end.time()).node();
    }

    private static void put(Tree tree, Session session) {
        tree.put("connects", session.connects())
                .put("think", NetworkTree.distribution(session.think()))
                .put("retry", session.retry(), ClientsTree::retry);
    }

    private static Node retry(Session.Retry retry) {
        return new Tree()
                .put("initial", retry.initial())
                .put("factor", Units.plain(retry.factor()))
                .put("cap", retry.cap())
                .put("attempts", retry.attempts())
                .node();
    }
}
