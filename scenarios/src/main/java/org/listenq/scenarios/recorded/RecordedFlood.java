package org.listenq.scenarios.recorded;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.listenq.core.client.ArrivalProcess;
import org.listenq.core.client.GroupPlan;
import org.listenq.core.engine.Distributions;
import org.listenq.core.link.LinkPlan;
import org.listenq.core.simulation.ClientPlan;

/** Makes a plan of recorded SYNs with forged addresses, which meet the server at once and whose answers nobody gets. */
final class RecordedFlood {

    private final RecordedCase recorded;
    private final ImmutableList<RecordedInput.ForgedSyn> syns;
    private final List<String> sources = new ArrayList<>();
    private final ImmutableList.Builder<String> names = ImmutableList.builder();
    private final ImmutableList.Builder<Integer> numbers = ImmutableList.builder();

    RecordedFlood(RecordedCase recorded) {
        this.recorded = recorded;
        this.syns = ImmutableList.sortedCopyOf(
                Comparator.comparingLong(RecordedInput.ForgedSyn::at),
                recorded.input().flood());
        syns.forEach(this::number);
    }

    /** The recording calls a source by the place of its first SYN in the input. */
    private void number(RecordedInput.ForgedSyn syn) {
        if (!sources.contains(syn.source())) {
            sources.add(syn.source());
            List<String> asWritten = recorded.input().flood().stream()
                    .map(RecordedInput.ForgedSyn::source)
                    .toList();
            names.add("f" + asWritten.indexOf(syn.source()));
        }
        numbers.add(sources.indexOf(syn.source()));
    }

    ImmutableList<String> names() {
        return names.build();
    }

    ClientPlan plan(int number) {
        ImmutableList<Long> times =
                syns.stream().map(RecordedInput.ForgedSyn::at).collect(toImmutableList());
        GroupPlan group = GroupPlan.of(
                        "flood",
                        number,
                        ArrivalProcess.from(times, numbers.build()),
                        RecordedPlan.stack(recorded.run().clientSettings(), 0),
                        syns.get(0).serverPort())
                .kind(GroupPlan.Kind.SYN_FLOOD);
        LinkPlan direct = LinkPlan.of(Distributions.constant(0));
        return new ClientPlan(group, direct, direct);
    }
}
