package org.listenq.scenarios.recorded;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Map;
import org.listenq.core.trace.LinuxCounters;

/**
 * A recorded case beside the same in the model.
 *
 * @param recorded the case
 * @param seen the story of its first run
 * @param made the story of the model
 * @param connections each connection that sent anything
 * @param counters the counters of each host
 */
public record CaseComparison(
        RecordedCase recorded,
        Story seen,
        Story made,
        ImmutableList<ConnectionComparison> connections,
        ImmutableList<CounterComparison> counters) {

    private static final ConnectionStory NOTHING =
            new ConnectionStory("", "", JsonFields.NEVER, JsonFields.NEVER, ImmutableList.of(), false);

    static CaseComparison of(RecordedCase recorded, Story seen, Story made) {
        ImmutableList<ConnectionComparison> connections = seen.connections().values().stream()
                .map(connection -> new ConnectionComparison(
                        connection,
                        made.connections().getOrDefault(connection.id(), NOTHING),
                        !recorded.spread().differingResults().contains(connection.id())))
                .collect(toImmutableList());
        return new CaseComparison(recorded, seen, made, connections, counters(recorded, seen, made));
    }

    private static ImmutableList<CounterComparison> counters(RecordedCase recorded, Story seen, Story made) {
        return seen.counters().entrySet().stream()
                .flatMap(host -> CounterComparison.COUNTERS.stream()
                        .map(counter -> counter(recorded, host, made, counter.name())))
                .collect(toImmutableList());
    }

    private static CounterComparison counter(
            RecordedCase recorded, Map.Entry<String, ImmutableMap<String, Long>> host, Story made, String name) {
        ImmutableList<Long> values = recorded.spread()
                .differing(host.getKey(), name)
                .orElse(ImmutableList.of(host.getValue().getOrDefault(name, 0L)));
        long model =
                made.counters().getOrDefault(host.getKey(), ImmutableMap.of()).getOrDefault(name, 0L);
        return new CounterComparison(host.getKey(), name, values, model);
    }

    /** Whether accept() returns the same connections in the same order. */
    public boolean sameAcceptOrder() {
        return seen.acceptOrder().equals(made.acceptOrder());
    }

    /** Whether the recording looked at the queues after each packet, so that it can tell ghosts and orphans. */
    public boolean showsQueues() {
        return recorded.input().mode() == RecordedInput.Mode.RELAY && !recorded.isOverload();
    }

    /** Whether there are as many ghosts. */
    public boolean sameGhosts() {
        return seen.ghosts() == made.ghosts();
    }

    /** Whether there are as many orphans as in one of the recorded runs. */
    public boolean sameOrphans() {
        return orphansOfEachRun().contains(made.orphans());
    }

    /**
     * The number of orphans in each recorded run. Packets were kept of the first only; what got in more there
     * (the server's PassiveOpens, which count both an entry and a cookie that is completed) was no orphan.
     */
    private ImmutableList<Integer> orphansOfEachRun() {
        ImmutableList<Long> gotIn = recorded.spread()
                .differing("server", LinuxCounters.PASSIVE_OPENS.name())
                .orElse(ImmutableList.of(0L));
        return gotIn.stream()
                .map(run -> seen.orphans() + (int) (gotIn.get(0) - run))
                .collect(toImmutableList());
    }

    /** How many recorded queue lengths the model has as well at about the time. */
    public long queuesFound() {
        return seen.queues().stream().filter(this::hasLengths).count();
    }

    /** A change by a timer is seen at the next look only; and what lasted shorter than packets are late may hide. */
    private boolean hasLengths(QueueLengths lengths) {
        long late = recorded.input().sampleEvery() + QueueMatch.TOLERANCE;
        return QueueMatch.has(made.queues(), lengths, lengths.at() - late, lengths.at() + QueueMatch.TOLERANCE);
    }
}
