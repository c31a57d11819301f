package org.listenq.scenarios.recorded;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.listenq.core.client.ArrivalProcess;
import org.listenq.core.client.Conversation;
import org.listenq.core.client.GroupPlan;
import org.listenq.core.engine.Distribution;
import org.listenq.core.engine.Distributions;
import org.listenq.core.link.DropRule;
import org.listenq.core.link.LinkPlan;
import org.listenq.core.link.LossModel;
import org.listenq.core.link.SegmentKind;
import org.listenq.core.segment.Direction;
import org.listenq.core.simulation.ClientPlan;

/**
 * Makes plans of recorded clients: those that behave alike and start one after the other are a group, which keeps the
 * order of clients that start at once.
 */
final class RecordedClients {

    /** Clients on one host finish connect() one after the other when packets take no time. */
    private static final long ONE_AFTER_THE_OTHER = 1_000;

    private final RecordedCase recorded;
    private final Conditions conditions;
    private final RecordedChoice choice;
    private final ImmutableList<ClientPlan> plans;
    private final ImmutableList<ImmutableList<String>> ids;

    RecordedClients(RecordedCase recorded, Conditions conditions) {
        this.recorded = recorded;
        this.conditions = conditions;
        this.choice = new RecordedChoice(recorded, conditions.seed());
        List<List<RecordedInput.Client>> groups = groups(recorded.input().clients());
        ImmutableList.Builder<ClientPlan> planned = ImmutableList.builder();
        ImmutableList.Builder<ImmutableList<String>> named = ImmutableList.builder();
        for (int i = 0; i < groups.size(); i++) {
            ImmutableList<String> names =
                    groups.get(i).stream().map(RecordedInput.Client::id).collect(toImmutableList());
            named.add(names);
            planned.add(plan(i, groups.get(i), names));
        }
        if (!recorded.input().flood().isEmpty()) {
            RecordedFlood flood = new RecordedFlood(recorded);
            named.add(flood.names());
            planned.add(flood.plan(groups.size()));
        }
        this.plans = planned.build();
        this.ids = named.build();
    }

    ImmutableList<ClientPlan> plans() {
        return plans;
    }

    ImmutableList<ImmutableList<String>> ids() {
        return ids;
    }

    private List<List<RecordedInput.Client>> groups(List<RecordedInput.Client> clients) {
        List<List<RecordedInput.Client>> groups = new ArrayList<>();
        List<RecordedInput.Client> sorted = new ArrayList<>(clients);
        sorted.sort(Comparator.comparingLong(RecordedInput.Client::at));
        for (RecordedInput.Client client : sorted) {
            List<RecordedInput.Client> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            if (last.isEmpty() || choice.isOpen() || !last.get(0).behaviour().equals(client.behaviour())) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(client);
        }
        return groups;
    }

    private ClientPlan plan(int number, List<RecordedInput.Client> clients, ImmutableList<String> names) {
        RecordedInput.Behaviour behaviour = clients.get(0).behaviour();
        GroupPlan group = GroupPlan.of(
                        choice.isOpen() ? choice.name(names.get(0)) : "clients " + number,
                        number,
                        ArrivalProcess.at(times(clients)),
                        RecordedPlan.stack(recorded.run().clientSettings(), behaviour.synCount()),
                        behaviour.serverPort())
                .conversation(conversation(behaviour));
        return new ClientPlan(
                group,
                way(behaviour.toServer(), Direction.TO_SERVER, names),
                way(behaviour.toClient(), Direction.TO_CLIENT, names));
    }

    private ImmutableList<Long> times(List<RecordedInput.Client> clients) {
        long step = recorded.input().mode() == RecordedInput.Mode.RELAY ? 0 : ONE_AFTER_THE_OTHER;
        return IntStream.range(0, clients.size())
                .mapToObj(i -> clients.get(i).at() + i * step)
                .collect(toImmutableList());
    }

    private static Conversation conversation(RecordedInput.Behaviour behaviour) {
        Conversation conversation = Conversation.sending(behaviour.sends().stream()
                .sorted(Comparator.comparingLong(RecordedInput.Send::after))
                .map(send -> new Conversation.Write(send.after(), send.bytes()))
                .collect(toImmutableList()));
        return behaviour
                .end()
                .map(end -> conversation.ending(
                        end.abort() ? Conversation.Ending.ABORT : Conversation.Ending.CLOSE,
                        end.sinceConnect() ? Conversation.Trigger.AFTER : Conversation.Trigger.AT,
                        end.time()))
                .orElse(conversation);
    }

    private LinkPlan way(long delay, Direction direction, ImmutableList<String> names) {
        RecordedInput.Way link = recorded.input().link();
        boolean toServer = direction == Direction.TO_SERVER;
        LossModel loss = link.loss() > 0
                ? new RecordedLoss(link.lossSeed(), link.loss(), toServer ? "c2s" : "s2c", names)
                : LossModel.NONE;
        return LinkPlan.of(delay(delay))
                .with(loss)
                .withDrops(link.drops().stream()
                        .filter(drop -> drop.toServer() == toServer)
                        .filter(drop -> drop.client().map(names::contains).orElse(true))
                        .map(drop -> rule(drop, direction, names))
                        .collect(toImmutableList()));
    }

    private Distribution delay(long nominal) {
        if (recorded.input().mode() != RecordedInput.Mode.RELAY) {
            return Distributions.constant(nominal);
        }
        long least = nominal + conditions.relayLate();
        return conditions.relayJitter() == 0
                ? Distributions.constant(least)
                : Distributions.uniform(least, least + conditions.relayJitter());
    }

    private static DropRule rule(RecordedInput.Drop drop, Direction direction, ImmutableList<String> names) {
        return new DropRule(
                direction,
                drop.client().map(names::indexOf).orElse(DropRule.ANY_CLIENT),
                drop.kind().map(RecordedClients::kind).orElse(SegmentKind.ANY),
                drop.nth(),
                drop.from(),
                drop.to());
    }

    /** The recording program takes a FIN that carries data for data. */
    private static ImmutableSet<SegmentKind> kind(String name) {
        return ImmutableSet.of(name.equals("SYNACK") ? SegmentKind.SYN_ACK : SegmentKind.valueOf(name));
    }
}
