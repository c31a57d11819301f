package org.listenq.output.difference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listenq.core.segment.Flags;
import org.listenq.output.capture.CapturedPacket;
import org.listenq.output.report.TextReport;

/** Accounts are aligned by name or by order, and part where the first moment differs. */
final class DifferenceTest {

    private static final long MILLI = 1_000_000;

    @Test
    void sameCourses_compared_areAlike() {
        Account a = run(course("x 1", "0 SYN #1", "24 ACK"), course("x 2", "10 SYN #1"));
        assertThat(Difference.of(a, a, 0).isNone()).isTrue();
        assertThat(text(Difference.of(a, a, 0))).contains("2 connections alike, 0 different");
    }

    @Test
    void namedClients_inOtherOrder_areAlignedByName() {
        Account a = run(course("x 1", "0 SYN #1", "24 ACK"), course("x 2", "10 SYN #1"));
        Account b = run(course("x 2", "10 SYN #1"), course("x 1", "0 SYN #1", "24 RST"));
        Difference difference = Difference.of(a, b, 0);
        assertThat(difference.alike()).isEqualTo(1);
        assertThat(difference.forks()).singleElement().satisfies(fork -> {
            assertThat(fork.client()).isEqualTo("x 1");
            assertThat(fork.whatInA()).isEqualTo("ACK");
            assertThat(fork.whatInB()).isEqualTo("RST");
        });
    }

    @Test
    void timesApart_moreThanTheTolerance_areADifferenceOfTime() {
        Account a = run(course("x 1", "0 SYN #1", "24 ACK"));
        Account b = run(course("x 1", "0 SYN #1", "26 ACK"));
        assertThat(Difference.of(a, b, 2 * MILLI).isNone()).isTrue();
        assertThat(Difference.of(a, b, 2 * MILLI - 1).forks())
                .singleElement()
                .satisfies(fork -> assertThat(fork.whatInB()).isEqualTo("the same at another time"));
    }

    @Test
    void oneGoesOn_theOtherEnds_isADifference() {
        Account a = run(course("x 1", "0 SYN #1"));
        Account b = run(course("x 1", "0 SYN #1", "1000 SYN #2"));
        assertThat(text(Difference.of(a, b, 0))).contains("A: nothing more", "B: 1.000 s, SYN #2");
    }

    @Test
    void clientsOfOneSide_compared_areNamed() {
        Account a = run(course("x 1", "0 SYN #1"), course("x 2", "0 SYN #1"));
        Account b = run(course("x 2", "0 SYN #1"), course("x 3", "0 SYN #1"));
        assertThat(text(Difference.of(a, b, 0)))
                .contains("1 connection only in A: x 1", "1 connection only in B: x 3", "1 connection alike");
    }

    @Test
    void causes_reported_theMostFrequentFirst() {
        Account a = run(course("x 1", "0 a"), course("x 2", "1 b"), course("x 3", "2 b"));
        Account b = run(course("x 1", "0 c"), course("x 2", "1 c"), course("x 3", "2 c"));
        List<String> lines = text(Difference.of(a, b, 0))
                .lines()
                .dropWhile(line -> !line.startsWith("Where"))
                .skip(2)
                .limit(2)
                .map(String::strip)
                .toList();
        assertThat(lines.get(0)).startsWith("2     0.001  b").endsWith("x 2, x 3");
        assertThat(lines.get(1)).startsWith("1     0.000  a").endsWith("x 1");
    }

    @Test
    void capture_comparedWithARun_isAlignedByOrderAndCountsFromItsFirstPacket() {
        CaptureAccount capture = new CaptureAccount();
        capture.accept(new CapturedPacket(5_000 * MILLI, "192.0.2.1:4711", true, Flags.SYN, 77, 0));
        capture.accept(new CapturedPacket(5_010 * MILLI, "192.0.2.2:4711", true, Flags.SYN, 99, 0));
        capture.accept(new CapturedPacket(5_024 * MILLI, "192.0.2.1:4711", false, Flags.SYN_ACK, 1, 0));
        capture.accept(new CapturedPacket(6_010 * MILLI, "192.0.2.2:4711", true, Flags.SYN, 99, 0));
        Account run = run(
                course("x 1", "0 SYN #1", "24 the server's SYN-ACK #1"),
                course("x 2", "10 SYN #1", "34 the server's SYN-ACK #1"));

        Difference difference = Difference.of(run, capture.account("file"), 0);

        assertThat(difference.alike()).isEqualTo(1);
        assertThat(difference.forks()).singleElement().satisfies(fork -> {
            assertThat(fork.client()).isEqualTo("x 2");
            assertThat(fork.whatInB()).isEqualTo("SYN #2");
        });
    }

    private static Account run(Course... courses) {
        return new Account("a run", true, ImmutableList.copyOf(courses));
    }

    private static Course course(String client, String... moments) {
        ImmutableList.Builder<Moment> all = ImmutableList.builder();
        for (String moment : moments) {
            int blank = moment.indexOf(' ');
            all.add(new Moment(Long.parseLong(moment.substring(0, blank)) * MILLI, moment.substring(blank + 1), ""));
        }
        return new Course(client, all.build());
    }

    private static String text(Difference difference) {
        return TextReport.render(DifferenceReport.of(difference), false);
    }
}
