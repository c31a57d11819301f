package org.listenq.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.listenq.core.link.LinkBench.MS;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listenq.core.engine.Distributions;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;

/** Loss by chance: rates, bursts, and the same weather for all. */
class LossTest {

    private static final LinkPlan PLAIN = LinkPlan.of(Distributions.constant(MS));
    private static final GilbertElliottLoss BURSTS = new GilbertElliottLoss(0.02, 0.25, 0, 1);

    @Test
    void bernoulli_manySegments_loseTheirShare() {
        LinkBench bench = new LinkBench(PLAIN.with(new BernoulliLoss(0.03)));
        bench.sendAcks(bench.open(0), 50_000);
        assertThat(bench.total().lost() / 50_000.0).isCloseTo(0.03, within(0.003));
        assertThat(bench.rows).allSatisfy(row -> assertThat(row.cause()).isEqualTo(LinkCauses.LOSS));
    }

    @Test
    void bernoulli_manyShortConnections_loseTheirShare() {
        LinkBench bench = new LinkBench(PLAIN.with(new BernoulliLoss(0.2)));
        for (int client = 0; client < 20_000; client++) {
            sendAndClose(bench, client);
        }
        assertThat(bench.total().lost() / 20_000.0).isCloseTo(0.2, within(0.01));
    }

    @Test
    void bernoulli_moreSegmentsFromOthers_sameOnesAreLost() {
        assertSameWeather(new BernoulliLoss(0.3));
    }

    @Test
    void gilbertElliott_moreSegmentsFromOthers_sameOnesAreLost() {
        assertSameWeather(BURSTS);
    }

    @Test
    void gilbertElliott_someTakenByARule_othersMeetTheSameWeather() {
        LinkPlan plan = PLAIN.with(BURSTS);
        LinkBench whole = new LinkBench(plan);
        LinkBench holed = new LinkBench(plan.withBlackouts(new Blackout(100 * MS, 300 * MS)));
        whole.sendAcks(whole.open(0), 1000);
        holed.sendAcks(holed.open(0), 1000);
        assertThat(holed.arrived())
                .isEqualTo(whole.arrived().stream()
                        .filter(n -> n <= 100 || n > 300)
                        .toList());
    }

    @Test
    void gilbertElliott_longConnection_shareAndBurstsFit() {
        LinkBench bench = new LinkBench(PLAIN.with(BURSTS));
        bench.sendAcks(bench.open(0), 100_000);
        bench.scheduler.runAll();
        List<Integer> bursts = bursts(bench.arrived());
        double mean = bursts.stream().mapToInt(Integer::intValue).average().orElseThrow();
        long single = bursts.stream().filter(length -> length == 1).count();
        assertThat(BURSTS.shareOfLost()).isCloseTo(0.02 / 0.27, within(1e-12));
        assertThat(bench.total().lost() / 100_000.0).isCloseTo(BURSTS.shareOfLost(), within(0.006));
        assertThat(mean).isCloseTo(4, within(0.25));
        assertThat(single / (double) bursts.size()).isCloseTo(0.25, within(0.03));
    }

    @Test
    void gilbertElliott_firstSegmentsOfMany_areLostAsOftenAsOthers() {
        LinkBench bench = new LinkBench(PLAIN.with(new GilbertElliottLoss(0.1, 0.3, 0.02, 0.8)));
        for (int client = 0; client < 20_000; client++) {
            sendAndClose(bench, client);
        }
        assertThat(bench.total().lost() / 20_000.0).isCloseTo(0.02 + 0.25 * 0.78, within(0.01));
    }

    @Test
    void gilbertElliott_thatNeverMoves_staysGood() {
        LinkBench bench = new LinkBench(PLAIN.with(new GilbertElliottLoss(0, 0, 0, 1)));
        bench.sendAcks(bench.open(0), 1000);
        assertThat(bench.total().lost()).isZero();
    }

    @Test
    void seeds_two_differ() {
        LinkBench one = new LinkBench(PLAIN.with(new BernoulliLoss(0.5)));
        LinkBench other = new LinkBench(PLAIN.with(new BernoulliLoss(0.5)), 2, Direction.TO_SERVER);
        one.sendAcks(one.open(0), 100);
        other.sendAcks(other.open(0), 100);
        assertThat(one.arrived()).isNotEqualTo(other.arrived());
    }

    @Test
    void probability_outsideItsRange_isRefused() {
        assertThatThrownBy(() -> new BernoulliLoss(1.01)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BernoulliLoss(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertSameWeather(LossModel loss) {
        LinkBench alone = new LinkBench(PLAIN.with(loss));
        alone.sendAcks(alone.open(500), 2000);
        LinkBench crowded = new LinkBench(PLAIN.with(loss));
        for (int client = 0; client < 200; client++) {
            crowded.sendAcks(crowded.open(client), 3);
        }
        Connection same = crowded.open(500);
        crowded.sendAcks(same, 2000);
        alone.scheduler.runAll();
        crowded.scheduler.runAll();
        assertThat(alone.total().lost()).isPositive();
        assertThat(crowded.arrivals.stream()
                        .filter(a -> a.segment().connection() == same.label())
                        .map(a -> a.segment().nth())
                        .toList())
                .isEqualTo(alone.arrived());
    }

    private static void sendAndClose(LinkBench bench, int client) {
        Connection connection = bench.open(client);
        bench.send(connection, Flags.SYN);
        bench.close(connection);
        bench.scheduler.runAll();
    }

    /** Lengths of the runs of lost segments between those that arrived. */
    private static List<Integer> bursts(List<Integer> arrived) {
        List<Integer> lengths = new ArrayList<>();
        for (int i = 1; i < arrived.size(); i++) {
            int gap = arrived.get(i) - arrived.get(i - 1) - 1;
            if (gap > 0) {
                lengths.add(gap);
            }
        }
        return lengths;
    }
}
