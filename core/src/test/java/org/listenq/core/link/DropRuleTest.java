package org.listenq.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.listenq.core.link.LinkBench.MS;
import static org.listenq.core.segment.Direction.TO_CLIENT;
import static org.listenq.core.segment.Direction.TO_SERVER;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.engine.Distributions;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.SegmentPool;

/** Losses by list, as in the recorded experiments. */
class DropRuleTest {

    private static final LinkPlan PLAIN = LinkPlan.of(Distributions.constant(MS));

    @ParameterizedTest
    @CsvSource({
        "2, 0, SYN",
        "2, 16, SYN",
        "18, 0, SYN_ACK",
        "16, 0, ACK",
        "16, 16, DATA",
        "24, 16, DATA",
        "17, 0, FIN",
        "17, 16, FIN",
        "4, 0, RST",
        "20, 0, RST"
    })
    void kind_flagsAndLength_isAsDocumented(int flags, int length, SegmentKind expected) {
        var segment = new SegmentPool()
                .take()
                .start(Connection.NONE, TO_SERVER, flags)
                .length(length);
        assertThat(SegmentKind.of(segment)).isEqualTo(expected);
    }

    @Test
    void secondSynAckOfOneClient_threeClients_onlyThatIsLost() {
        DropRule rule = DropRule.all(TO_CLIENT, SegmentKind.SYN_ACK).ofClient(2).numbers(2);
        LinkBench bench = new LinkBench(PLAIN.withDrops(rule), 1, TO_CLIENT);
        for (int client = 1; client <= 3; client++) {
            Connection connection = bench.open(client);
            bench.send(connection, Flags.SYN_ACK);
            bench.send(connection, Flags.ACK);
            bench.send(connection, Flags.SYN_ACK);
            bench.send(connection, Flags.SYN_ACK);
        }
        bench.scheduler.runAll();
        assertThat(bench.arrived()).containsExactly(1, 2, 3, 4, 1, 2, 4, 1, 2, 3, 4);
        assertThat(bench.rows).singleElement().satisfies(row -> {
            assertThat(row.client()).isEqualTo(2);
            assertThat(row.cause()).isEqualTo(LinkCauses.DROP_RULE);
        });
    }

    @Test
    void numbersOfAnyClient_twoClientsInterleaved_areCountedForEach() {
        LinkBench bench = new LinkBench(
                PLAIN.withDrops(DropRule.all(TO_SERVER, SegmentKind.SYN).numbers(1, 3)));
        Connection one = bench.open(0);
        Connection other = bench.open(40);
        for (int i = 0; i < 4; i++) {
            bench.send(one, Flags.SYN);
            bench.send(other, Flags.SYN);
        }
        bench.scheduler.runAll();
        assertThat(bench.arrived()).containsExactly(2, 2, 4, 4);
    }

    @Test
    void numbers_secondConnectionOfTheClient_goOnCounting() {
        LinkBench bench = new LinkBench(
                PLAIN.withDrops(DropRule.all(TO_SERVER, SegmentKind.SYN).numbers(2)));
        Connection first = bench.open(0);
        bench.send(first, Flags.SYN);
        bench.send(bench.open(0), Flags.SYN);
        assertThat(bench.total().lost()).isEqualTo(1);
        assertThat(bench.rows).singleElement().satisfies(row -> assertThat(row.connection())
                .isEqualTo(1));
    }

    @Test
    void window_segmentsAround_countsAndLosesInsideOnly() {
        DropRule rule = DropRule.all(TO_SERVER, SegmentKind.ANY).numbers(2).during(10 * MS, 20 * MS);
        LinkBench bench = new LinkBench(PLAIN.withDrops(rule));
        Connection connection = bench.open(0);
        for (int i = 0; i < 6; i++) {
            bench.sendAt(5 * MS * i, connection, Flags.ACK);
        }
        bench.scheduler.runAll();
        assertThat(bench.arrived()).containsExactly(1, 2, 3, 5, 6);
    }

    @Test
    void twoRules_oneSegmentInBoth_bothCountIt() {
        LinkBench bench = new LinkBench(PLAIN.withDrops(
                DropRule.all(TO_SERVER, SegmentKind.SYN).numbers(1),
                DropRule.all(TO_SERVER, SegmentKind.ANY).numbers(1, 2)));
        Connection connection = bench.open(0);
        bench.send(connection, Flags.SYN);
        bench.send(connection, Flags.SYN);
        bench.send(connection, Flags.SYN);
        bench.scheduler.runAll();
        assertThat(bench.arrived()).containsExactly(3);
    }

    @Test
    void deaf_everythingThatWay_vanishes() {
        LinkBench bench = new LinkBench(PLAIN.withDrops(DropRule.all(TO_SERVER, SegmentKind.ANY)));
        bench.sendAcks(bench.open(0), 20);
        bench.scheduler.runAll();
        assertThat(bench.arrivals).isEmpty();
        assertThat(bench.total()).isEqualTo(new SegmentCounts(20, 0, 0, 20, 0));
    }

    @Test
    void ruleOfTheOtherDirection_isLeftAlone() {
        LinkBench bench = new LinkBench(PLAIN.withDrops(DropRule.all(TO_CLIENT, SegmentKind.ANY)));
        bench.sendAcks(bench.open(0), 20);
        bench.scheduler.runAll();
        assertThat(bench.arrivals).hasSize(20);
    }

    @Test
    void senselessRule_isRefused() {
        DropRule rule = DropRule.all(TO_SERVER, SegmentKind.SYN);
        assertThatThrownBy(() -> rule.numbers(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule.during(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
