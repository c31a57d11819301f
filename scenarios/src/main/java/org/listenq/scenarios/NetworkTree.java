package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import org.listenq.core.segment.Direction;
import org.listenq.scenarios.value.Conditions;
import org.listenq.scenarios.value.DropRule;
import org.listenq.scenarios.value.DurationDistribution;
import org.listenq.scenarios.value.Loss;
import org.listenq.scenarios.value.Network;
import org.listenq.scenarios.value.SegmentKind;
import org.listenq.scenarios.value.Window;
import org.listenq.scenarios.yaml.Node;

/** The canonical form of the network and of distributions. */
final class NetworkTree {

    private NetworkTree() {}

    /** Returns the scenario's network. */
    static Node of(Network network) {
        return withoutDrops(network)
                .put("drop", network.drops(), NetworkTree::drop)
                .node();
    }

    /** Returns a group's network, which has no drop rules. */
    static Node ofGroup(Network network) {
        return withoutDrops(network).node();
    }

    private static Tree withoutDrops(Network network) {
        Tree tree = new Tree();
        return network.toServer().equals(network.toClient())
                ? put(tree, network.toServer())
                : tree.put("to-server", put(new Tree(), network.toServer()).node())
                        .put("to-client", put(new Tree(), network.toClient()).node());
    }

    private static Tree put(Tree tree, Conditions way) {
        return tree.put("delay", distribution(way.delay()))
                .put("loss", loss(way.loss()))
                .put("blackouts", way.blackouts(), NetworkTree::window)
                .put("reorder", way.reorder(), NetworkTree::extra)
                .put("duplicate", way.duplicate(), NetworkTree::extra)
                .put("bandwidth", way.bandwidth(), NetworkTree::bandwidth)
                .put("overtaking", way.overtaking());
    }

    static Node window(Window window) {
        return new Tree().put("from", window.from()).put("to", window.to()).node();
    }

    static Node distribution(DurationDistribution given) {
        if (given instanceof DurationDistribution.Constant constant) {
            return Tree.text(constant.value());
        } else if (given instanceof DurationDistribution.Uniform uniform) {
            return form("uniform", Tree.list(ImmutableList.of(uniform.min(), uniform.max()), Tree::text));
        } else if (given instanceof DurationDistribution.Normal normal) {
            return form("normal", new Tree().put("mean", normal.mean()).put("sd", normal.sd()));
        } else if (given instanceof DurationDistribution.Lognormal lognormal) {
            String sigma = Units.plain(lognormal.sigma());
            return form(
                    "lognormal", new Tree().put("median", lognormal.median()).put("sigma", sigma));
        } else if (given instanceof DurationDistribution.Exponential exponential) {
            return form(
                    "exponential", new Tree().put("mean", exponential.mean()).put("min", exponential.min()));
        } else if (given instanceof DurationDistribution.Pareto pareto) {
            String shape = Units.plain(pareto.shape());
            return form("pareto", new Tree().put("min", pareto.min()).put("shape", shape));
        } else if (given instanceof DurationDistribution.Empirical empirical) {
            return form("empirical", Tree.list(empirical.values(), Tree::text));
        }
        return form(
                "empirical",
                Tree.text(((DurationDistribution.EmpiricalFile) given).times().name()));
    }

    private static Node form(String key, Tree value) {
        return form(key, value.node());
    }

    private static Node form(String key, Node value) {
        return new Tree().put(key, value).node();
    }

    private static Node loss(Loss loss) {
        if (loss instanceof Loss.Independent independent) {
            return Tree.text(Units.percent(independent.probability()));
        }
        if (loss instanceof Loss.Plugin plugin) {
            return Tree.provided(plugin.model());
        }
        Loss.GilbertElliott bursts = (Loss.GilbertElliott) loss;
        return form(
                "gilbert-elliott",
                new Tree()
                        .put("good-to-bad", Units.percent(bursts.goodToBad()))
                        .put("bad-to-good", Units.percent(bursts.badToGood()))
                        .put("loss-in-good", Units.percent(bursts.lossInGood()))
                        .put("loss-in-bad", Units.percent(bursts.lossInBad())));
    }

    private static Node extra(Conditions.Extra extra) {
        return new Tree()
                .put("probability", Units.percent(extra.probability()))
                .put("extra", distribution(extra.extra()))
                .node();
    }

    private static Node bandwidth(Conditions.Bandwidth bandwidth) {
        return new Tree()
                .put("rate", Units.bitRateText(bandwidth.bitsPerSecond()))
                .put("queue", bandwidth.queue())
                .node();
    }

    private static Node drop(DropRule rule) {
        Node nth = rule.nth().isEmpty() ? Tree.text("all") : Tree.list(rule.nth(), n -> Tree.text(n.toString()));
        return new Tree()
                .put("kind", rule.kind().map(SegmentKind::text).orElse("any"))
                .put("nth", nth)
                .put("client", rule.client().text())
                .put("direction", rule.direction().map(NetworkTree::direction).orElse("both"))
                .put("from", rule.from())
                .put("to", rule.to(), Tree::text)
                .node();
    }

    private static String direction(Direction direction) {
        return direction == Direction.TO_SERVER ? "to-server" : "to-client";
    }
}
