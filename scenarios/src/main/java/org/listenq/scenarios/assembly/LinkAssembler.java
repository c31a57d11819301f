package org.listenq.scenarios.assembly;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.listenq.core.engine.Distribution;
import org.listenq.core.link.Bandwidth;
import org.listenq.core.link.BernoulliLoss;
import org.listenq.core.link.Blackout;
import org.listenq.core.link.ClientDelays;
import org.listenq.core.link.DropRule;
import org.listenq.core.link.Duplication;
import org.listenq.core.link.GilbertElliottLoss;
import org.listenq.core.link.LinkPlan;
import org.listenq.core.link.LossModel;
import org.listenq.core.link.Reordering;
import org.listenq.core.link.SegmentKind;
import org.listenq.core.segment.Direction;
import org.listenq.core.settings.Settings;
import org.listenq.scenarios.value.Arrivals;
import org.listenq.scenarios.value.ClientGroup;
import org.listenq.scenarios.value.Conditions;
import org.listenq.scenarios.value.Loss;

/** Makes core's plan of one way between a group and the server. */
record LinkAssembler(CoreSystems systems) {

    LinkPlan plan(
            Conditions conditions,
            List<org.listenq.scenarios.value.DropRule> drops,
            ClientGroup group,
            Direction direction) {
        return new LinkPlan(
                delay(conditions, group),
                !conditions.overtaking(),
                loss(conditions.loss()),
                rules(drops, group, direction),
                conditions.blackouts().stream()
                        .map(window -> new Blackout(
                                window.from().toNanos(), window.to().toNanos()))
                        .collect(ImmutableList.toImmutableList()),
                reordering(conditions.reorder()),
                duplication(conditions.duplicate()),
                conditions
                        .bandwidth()
                        .map(limit -> Bandwidth.ofPackets(limit.bitsPerSecond(), limit.queue()))
                        .orElse(Bandwidth.UNLIMITED));
    }

    /** A capture's round trips stand for the delay of the network. */
    private static Distribution delay(Conditions conditions, ClientGroup group) {
        return group.arrivals() instanceof Arrivals.Captured captured
                        && !captured.delays().isEmpty()
                ? new ClientDelays(captured.delays())
                : DistributionAssembler.of(conditions.delay());
    }

    private LossModel loss(Loss loss) {
        if (loss instanceof Loss.Plugin plugin) {
            LossModel.Provider provider = systems.loss(plugin.model().name());
            return ScenarioAssembler.made(
                    provider.name(),
                    () -> provider.create(
                            Settings.of(provider.settings(), plugin.model().values())));
        }
        if (loss instanceof Loss.GilbertElliott chain) {
            return new GilbertElliottLoss(
                    chain.goodToBad().doubleValue(),
                    chain.badToGood().doubleValue(),
                    chain.lossInGood().doubleValue(),
                    chain.lossInBad().doubleValue());
        }
        BigDecimal probability = ((Loss.Independent) loss).probability();
        return probability.signum() == 0 ? LossModel.NONE : new BernoulliLoss(probability.doubleValue());
    }

    private static Reordering reordering(Optional<Conditions.Extra> extra) {
        return extra.map(held ->
                        new Reordering(held.probability().doubleValue(), DistributionAssembler.of(held.extra())))
                .orElse(Reordering.NONE);
    }

    private static Duplication duplication(Optional<Conditions.Extra> extra) {
        return extra.map(doubled ->
                        new Duplication(doubled.probability().doubleValue(), DistributionAssembler.of(doubled.extra())))
                .orElse(Duplication.NONE);
    }

    private static ImmutableList<DropRule> rules(
            List<org.listenq.scenarios.value.DropRule> drops, ClientGroup group, Direction direction) {
        return drops.stream()
                .filter(rule -> rule.client().group().map(group.name()::equals).orElse(true))
                .filter(rule -> rule.direction().map(direction::equals).orElse(true))
                .map(rule -> rule(rule, direction))
                .collect(ImmutableList.toImmutableList());
    }

    private static DropRule rule(org.listenq.scenarios.value.DropRule rule, Direction direction) {
        ImmutableSet<SegmentKind> kinds = rule.kind()
                .map(kind -> ImmutableSet.of(SegmentKind.valueOf(kind.name())))
                .orElse(SegmentKind.ANY);
        int client = rule.client().client().isPresent() ? rule.client().client().getAsInt() - 1 : DropRule.ANY_CLIENT;
        return new DropRule(
                direction,
                client,
                kinds,
                ImmutableSet.copyOf(rule.nth()),
                rule.from().toNanos(),
                rule.to().map(java.time.Duration::toNanos).orElse(Long.MAX_VALUE));
    }
}
