package org.listenq.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.listenq.core.fixture.TestWorld.MS;
import static org.listenq.core.fixture.TestWorld.SECOND;
import static org.listenq.core.fixture.TestWorld.seconds;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.listenq.core.client.ArrivalProcess.Arrivals;
import org.listenq.core.client.Conversation.Ending;
import org.listenq.core.client.Conversation.Trigger;
import org.listenq.core.client.Conversation.Write;
import org.listenq.core.client.GroupPlan.Kind;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.fixture.FakeServer;
import org.listenq.core.fixture.TestWorld;
import org.listenq.core.fixture.Wire;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.Origin;
import org.listenq.core.segment.SegmentValue;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.LinuxCounters;
import org.listenq.core.trace.TcpState;

class ClientPopulationTest {

    private static final Conversation CLOSES =
            Conversation.sending(ImmutableList.of(new Write(0, 10))).ending(Ending.CLOSE, Trigger.AFTER, 200 * MS);

    private static GroupPlan group(ArrivalProcess arrivals) {
        return GroupPlan.of("g", 0, arrivals, Lab.linux(), 80);
    }

    private static List<Long> all(ArrivalProcess process, long seed) {
        Arrivals arrivals = process.begin(new RandomStreams(seed, 0), "g");
        List<Long> times = new ArrayList<>();
        for (long t = arrivals.next(); t != Arrivals.NONE; t = arrivals.next()) {
            times.add(t);
        }
        return times;
    }

    @Test
    void listed_unordered_inOrder() {
        assertThat(all(ArrivalProcess.at(List.of(5L, 3L, 3L)), 1)).containsExactly(3L, 3L, 5L);
    }

    @Test
    void every_countedFromItsStart() {
        assertThat(all(ArrivalProcess.every(10, 100, 3), 1)).containsExactly(100L, 110L, 120L);
        assertThat(all(ArrivalProcess.atOnce(7, 2), 1)).containsExactly(7L, 7L);
    }

    @Test
    void poisson_manyArrivals_meanAndVarianceOfTheDistances() {
        List<Long> times = all(ArrivalProcess.poisson(50, 0, ArrivalProcess.UNLIMITED, 100_000), 1);
        assertThat(times).hasSize(100_000).isSorted();
        LongStream distances = LongStream.range(1, times.size()).map(i -> times.get((int) i) - times.get((int) i - 1));
        double[] d = distances.mapToDouble(x -> x / 1e9).toArray();
        double mean = LongStream.range(0, d.length)
                .mapToDouble(i -> d[(int) i])
                .average()
                .orElseThrow();
        double square = LongStream.range(0, d.length)
                .mapToDouble(i -> d[(int) i] * d[(int) i])
                .average()
                .orElseThrow();
        // standard error of the mean is 0.02 / sqrt(100000) = 6.3e-5
        assertThat(mean).isCloseTo(0.02, within(2.5e-4));
        assertThat(square - mean * mean).isCloseTo(4e-4, within(2e-5));
    }

    @Test
    void poisson_until_noArrivalAtOrAfterIt() {
        List<Long> times = all(ArrivalProcess.poisson(1000, 5 * SECOND, 6 * SECOND, ArrivalProcess.UNLIMITED), 1);
        assertThat(times).allMatch(t -> t > 5 * SECOND && t < 6 * SECOND);
        assertThat(times.size()).isBetween(850, 1150);
    }

    @Test
    void poisson_sameSeedSameTimes_otherSeedOtherTimes() {
        ArrivalProcess process = ArrivalProcess.poisson(50, 0, SECOND, ArrivalProcess.UNLIMITED);
        assertThat(all(process, 3)).isEqualTo(all(process, 3)).isNotEqualTo(all(process, 4));
    }

    @Test
    void poisson_withoutEnd_refused() {
        assertThatThrownBy(() -> ArrivalProcess.poisson(50, 0, ArrivalProcess.UNLIMITED, ArrivalProcess.UNLIMITED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void atOnce_connectsInOrderOfClientsAndBeforeEverythingElseThen() {
        Lab lab = new Lab(group(ArrivalProcess.every(10 * MS, 0, 4)), 20 * MS);
        List<Long> before = new ArrayList<>();
        lab.test.at(20 * MS, () -> before.add((long) lab.synTimes().size()));
        lab.runAll();
        // at 20 ms the third SYN and the event, armed earlier, meet: the connect() comes first
        assertThat(before).containsExactly(3L);
        assertThat(lab.table).extracting(Lab.Row::label).contains(0, 1, 2, 3);
        assertThat(lab.up.sent.stream()
                        .map(Wire.Sent::segment)
                        .filter(s -> s.flags() == 2)
                        .map(SegmentValue::connection))
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void groups_sameTime_connectInOrderOfGroups() {
        TestWorld test = new TestWorld();
        Wire wire = new Wire(test.world, MS);
        ArrivalProcess often = ArrivalProcess.every(MS, 0, 3);
        new ClientPopulation(test.world, GroupPlan.of("b", 1, often, Lab.linux(), 80), wire).start();
        new ClientPopulation(test.world, GroupPlan.of("a", 0, often, Lab.linux(), 80), wire).start();
        test.scheduler.run(2 * MS);
        assertThat(test.rows.stream()
                        .filter(row -> row.kind() == EventKind.CONNECT_CALL)
                        .map(row -> row.host()))
                .containsExactly(1, 2, 1, 2, 1, 2);
    }

    @Test
    void neverAnswers_synAcksVanish_synsGoOn() {
        Lab lab = new Lab(group(ArrivalProcess.atOnce(0, 2)).kind(Kind.NEVER_ANSWERS), 100 * MS).runAll();
        assertThat(lab.table).hasSize(2).allMatch(row -> row.result() == ConnectResult.TIMED_OUT);
        assertThat(lab.synTimes()).hasSize(22);
        assertThat(lab.test.times(
                        EventKind.SEGMENT_DROP, 1, row -> row.cause().name().equals("SIM_DEAF")))
                .hasSize(22);
        assertThat(lab.up.sent).hasSize(22);
    }

    @Test
    void flood_oneSynEach_nobodyAnswers() {
        Lab lab = new Lab(group(ArrivalProcess.every(MS, 0, 5)).kind(Kind.SYN_FLOOD), 100 * MS);
        Set<Integer> addresses = new HashSet<>();
        lab.up.to(syn -> {
            assertThat(syn.connection().spoofed()).isTrue();
            addresses.add(syn.connection().clientAddress());
            lab.server.receive(syn);
        });
        lab.runAll();
        assertThat(lab.synTimes()).containsExactly(0L, MS, 2 * MS, 3 * MS, 4 * MS);
        assertThat(addresses).hasSize(5);
        assertThat(lab.up.sent).hasSize(5);
        assertThat(lab.table).hasSize(5).allMatch(row -> row.result() == ConnectResult.PENDING);
        assertThat(lab.test.times(
                        EventKind.SEGMENT_DROP, 1, row -> row.cause().name().equals("SIM_NO_HOST")))
                .hasSize(5);
        assertThat(lab.test.count(LinuxCounters.ACTIVE_OPENS, 1)).isZero();
    }

    @Test
    void session_connectsSeveralTimes_thinksBetween() {
        SessionPlan plan = new SessionPlan(3, u -> SECOND, RetryPlan.NONE);
        Lab lab =
                new Lab(group(ArrivalProcess.atOnce(0, 2)).conversation(CLOSES).session(plan), 100 * MS).runAll();
        assertThat(lab.table).hasSize(6);
        // connect 0.1, close 0.3, next connect() 1.3
        assertThat(lab.test.times(EventKind.CONNECT_CALL, 1, row -> row.client() == 0))
                .containsExactly(0L, seconds(1.3), seconds(2.6));
        assertThat(lab.table.stream().filter(row -> row.client() == 1))
                .extracting(Lab.Row::attempt)
                .containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void session_thinkTime_isAddressedByClientAndRank() {
        SessionPlan plan = new SessionPlan(2, u -> Math.round(u * SECOND), RetryPlan.NONE);
        GroupPlan group =
                group(ArrivalProcess.atOnce(0, 3)).conversation(CLOSES).session(plan);
        List<Long> fast = secondConnects(new Lab(group, 100 * MS, 5));
        List<Long> slow = secondConnects(new Lab(group, 300 * MS, 5));
        assertThat(new HashSet<>(fast)).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(slow.get(i) - fast.get(i)).isEqualTo(200 * MS);
        }
        assertThat(secondConnects(new Lab(group, 100 * MS, 6))).isNotEqualTo(fast);
    }

    private static List<Long> secondConnects(Lab lab) {
        lab.runAll();
        return lab.table.stream()
                .filter(row -> row.attempt() == 2)
                .sorted((a, b) -> a.client() - b.client())
                .map(Lab.Row::calledAt)
                .toList();
    }

    @Test
    void session_refused_retriesWithGrowingWaitsUpToTheCap() {
        RetryPlan retry = new RetryPlan(5, SECOND, 2, 3 * SECOND);
        SessionPlan plan = new SessionPlan(2, u -> 10 * SECOND, retry);
        Lab lab =
                new Lab(group(ArrivalProcess.atOnce(0, 1)).conversation(CLOSES).session(plan), 0);
        lab.server.script(nth -> FakeServer.REFUSE);
        lab.runAll();
        assertThat(lab.table.stream().map(Lab.Row::calledAt).limit(6))
                .containsExactly(0L, SECOND, 3 * SECOND, 6 * SECOND, 9 * SECOND, 19 * SECOND);
        assertThat(lab.table).hasSize(10);
    }

    @Test
    void session_connectionReset_countsAsFailure() {
        RetryPlan retry = new RetryPlan(2, SECOND, 1, SECOND);
        SessionPlan plan = new SessionPlan(1, u -> 0, retry);
        Conversation waits =
                Conversation.sending(ImmutableList.of(new Write(0, 10))).ending(Ending.CLOSE, Trigger.REPLY, 5);
        Lab lab = new Lab(group(ArrivalProcess.atOnce(0, 1)).conversation(waits).session(plan), 100 * MS);
        lab.test.at(160 * MS, () -> lab.server.side(0).abort());
        lab.runAll();
        assertThat(lab.test.times(EventKind.CONNECTION_ERROR, 1, row -> true)).containsExactly(210 * MS);
        assertThat(lab.test.times(EventKind.CONNECT_CALL, 1, row -> true)).containsExactly(0L, 1210 * MS);
    }

    @Test
    void everyConnection_retiresAndIsForgotten() {
        SessionPlan plan = new SessionPlan(20, u -> Math.round(u * 50 * MS), new RetryPlan(3, MS, 2, SECOND));
        GroupPlan group = group(ArrivalProcess.every(MS, 0, 20))
                .conversation(CLOSES)
                .session(plan)
                .connectTimeout(1500 * MS);
        Lab lab = new Lab(group, 20 * MS);
        lab.up.lose(s -> (s.nth() + s.connection().label()) % 3 == 0);
        lab.down.lose(s -> (s.nth() + s.connection().label()) % 4 == 0);
        lab.runAll();
        assertThat(lab.test.world.connections().live()).isZero();
        assertThat(lab.test.world.connections().opened())
                .isEqualTo(lab.table.size())
                .isGreaterThanOrEqualTo(400);
        assertThat(lab.test.world.connections().slots()).isLessThan(100);
        assertThat(lab.test.scheduler.pending()).isZero();
        assertThat(lab.table).extracting(Lab.Row::result).contains(ConnectResult.OK, ConnectResult.APPLICATION_TIMEOUT);
    }

    @Test
    void stateOf_knowsWhatNetstatWouldSay() {
        Lab lab = new Lab(group(ArrivalProcess.atOnce(0, 1)).conversation(CLOSES), 100 * MS);
        List<TcpState> states = new ArrayList<>();
        lab.up.to(segment -> {
            states.add(lab.clients.stateOf(segment.connection()));
            lab.server.receive(segment);
        });
        lab.runAll();
        assertThat(states)
                .containsExactly(
                        TcpState.SYN_SENT,
                        TcpState.ESTABLISHED,
                        TcpState.ESTABLISHED,
                        TcpState.FIN_WAIT1,
                        TcpState.TIME_WAIT);
    }

    @Test
    void addresses_manyClientsAndAttempts_neverCollide() {
        Addresses addresses = new Addresses(group(ArrivalProcess.atOnce(0, 1)), new RandomStreams(1, 0));
        Set<Long> seen = new HashSet<>();
        Set<Long> keys = new HashSet<>();
        for (int client = 0; client < 200_000; client += 17) {
            for (int attempt = 1; attempt <= 3; attempt++) {
                Origin origin = addresses.of(client, attempt);
                assertThat(origin.clientPort()).isBetween(32768, 65535);
                seen.add((long) origin.clientAddress() << 16 | origin.clientPort());
                keys.add(origin.key());
            }
        }
        assertThat(seen).hasSize(keys.size()).hasSizeGreaterThan(35_000);
        assertThat(addresses.of(0, 1).clientAddress()).isEqualTo(0x0a010001);
        assertThat(addresses.of(0, 1).clientPort()).isEqualTo(32768);
    }

    @Test
    void sameSeed_sameRows() {
        GroupPlan group = group(ArrivalProcess.poisson(100, 0, SECOND, ArrivalProcess.UNLIMITED))
                .conversation(CLOSES);
        Lab first = new Lab(group, 20 * MS, 9).runAll();
        Lab second = new Lab(group, 20 * MS, 9).runAll();
        Lab other = new Lab(group, 20 * MS, 10).runAll();
        assertThat(second.test.rows.stream().map(Object::toString).toList())
                .isEqualTo(first.test.rows.stream().map(Object::toString).toList());
        assertThat(other.table).isNotEqualTo(first.table);
    }
}
