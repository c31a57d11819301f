package org.listenq.scenarios.assembly;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.listenq.core.client.ArrivalProcess;
import org.listenq.core.client.ClientStack;
import org.listenq.core.client.Conversation;
import org.listenq.core.client.GroupPlan;
import org.listenq.core.client.RetryPlan;
import org.listenq.core.client.SessionPlan;
import org.listenq.core.settings.Settings;
import org.listenq.scenarios.Systems;
import org.listenq.scenarios.value.App;
import org.listenq.scenarios.value.Arrivals;
import org.listenq.scenarios.value.ClientGroup;
import org.listenq.scenarios.value.Listener;
import org.listenq.scenarios.value.Scenario;
import org.listenq.scenarios.value.Session;

/** Makes core's plan of a group of clients. */
final class GroupAssembler {

    private final Scenario scenario;
    private final CoreSystems systems;

    GroupAssembler(Scenario scenario, CoreSystems systems) {
        this.scenario = scenario;
        this.systems = systems;
    }

    GroupPlan plan(ClientGroup group, int number) {
        return new GroupPlan(
                group.name(),
                number,
                GroupPlan.Kind.valueOf(group.kind().name()),
                arrivals(group),
                stack(group),
                scenario.portOf(group),
                group.sourcePort().orElse(GroupPlan.USUAL_PORTS),
                conversation(group),
                session(group.session()),
                group.conversation().connectTimeout().map(Duration::toNanos).orElse(0L));
    }

    private ClientStack stack(ClientGroup group) {
        ClientStack.Provider provider = systems.stack(group.stack());
        ImmutableMap.Builder<String, Long> given =
                ImmutableMap.<String, Long>builder().putAll(group.settings());
        if (group.synCount() > 0) {
            given.put(Systems.SYN_COUNT, (long) group.synCount());
        }
        return ScenarioAssembler.made(
                provider.name(), () -> provider.create(Settings.of(provider.settings(), given.buildKeepingLast())));
    }

    private ArrivalProcess arrivals(ClientGroup group) {
        Arrivals arrivals = group.arrivals();
        if (arrivals instanceof Arrivals.At at) {
            return listed(at.times().stream().map(Duration::toNanos).toList(), group);
        } else if (arrivals instanceof Arrivals.Listed listed) {
            return listed(listed.file().nanos().asList(), group);
        } else if (arrivals instanceof Arrivals.Captured captured) {
            return listed(captured.file().nanos().asList(), group);
        } else if (arrivals instanceof Arrivals.Every every) {
            return every(every, group);
        } else if (arrivals instanceof Arrivals.Poisson poisson) {
            return ArrivalProcess.poisson(
                    poisson.rate().perSecond(),
                    poisson.from().toNanos(),
                    poisson.until().orElse(scenario.run().duration()).toNanos(),
                    count(group, ArrivalProcess.UNLIMITED));
        } else if (arrivals instanceof Arrivals.Plugin plugin) {
            return ArrivalProcess.bounded(
                    process(plugin), scenario.run().duration().toNanos(), count(group, ArrivalProcess.UNLIMITED));
        }
        return ArrivalProcess.atOnce(((Arrivals.AtOnce) arrivals).at().toNanos(), count(group, 1));
    }

    private ArrivalProcess process(Arrivals.Plugin plugin) {
        ArrivalProcess.Provider provider = systems.arrival(plugin.process().name());
        return ScenarioAssembler.made(
                provider.name(),
                () -> provider.create(
                        Settings.of(provider.settings(), plugin.process().values())));
    }

    private static ArrivalProcess listed(List<Long> times, ClientGroup group) {
        return ArrivalProcess.at(times.stream()
                .sorted(Comparator.naturalOrder())
                .limit(count(group, times.size()))
                .toList());
    }

    private static ArrivalProcess every(Arrivals.Every every, ClientGroup group) {
        long interval = every.interval().toNanos();
        long from = every.from().toNanos();
        long fitting = every.until()
                .map(until -> Math.max(0, -Math.floorDiv(from - until.toNanos(), interval)))
                .orElse(ArrivalProcess.UNLIMITED);
        long fallback = every.until().isPresent() ? fitting : 1;
        return ArrivalProcess.every(interval, from, Math.min(fitting, count(group, fallback)));
    }

    private static long count(ClientGroup group, long otherwise) {
        return group.count().isPresent() ? group.count().getAsInt() : otherwise;
    }

    private Conversation conversation(ClientGroup group) {
        ImmutableList<Conversation.Write> writes = group.conversation().sends().stream()
                .sorted(Comparator.comparing(send -> send.after()))
                .map(send -> new Conversation.Write(send.after().toNanos(), send.bytes()))
                .collect(ImmutableList.toImmutableList());
        Conversation plan = Conversation.sending(writes);
        if (group.conversation().end().isPresent()) {
            var end = group.conversation().end().get();
            return plan.ending(
                    end.abort() ? Conversation.Ending.ABORT : Conversation.Ending.CLOSE,
                    end.sinceConnect() ? Conversation.Trigger.AFTER : Conversation.Trigger.AT,
                    end.time().toNanos());
        }
        if (group.conversation().awaitReply()) {
            return plan.ending(Conversation.Ending.CLOSE, Conversation.Trigger.REPLY, replyBytes(group));
        }
        return plan;
    }

    /** How much a client waits for; without a reply it waits for the server to close. */
    private long replyBytes(ClientGroup group) {
        Optional<Listener> listener = scenario.server().listeners().stream()
                .filter(candidate -> candidate.port() == scenario.portOf(group))
                .findFirst();
        return listener.map(Listener::app)
                .filter(App.Reply.class::isInstance)
                .map(app -> (long) ((App.Reply) app).reply())
                .orElse(Long.MAX_VALUE);
    }

    private static SessionPlan session(Session session) {
        RetryPlan retry = session.retry()
                .map(again -> new RetryPlan(
                        again.attempts() + 1,
                        again.initial().toNanos(),
                        again.factor().doubleValue(),
                        again.cap().toNanos()))
                .orElse(RetryPlan.NONE);
        return new SessionPlan(session.connects(), DistributionAssembler.of(session.think()), retry);
    }
}
