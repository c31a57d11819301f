package org.listenq.core.client.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.seconds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.core.client.ClientStack;
import org.listenq.core.settings.Settings;

class SynScheduleTest {

    private static Arguments row(String stack, Map<String, Long> settings, double end, double... syns) {
        return Arguments.of(
                stack,
                settings,
                seconds(end),
                DoubleStream.of(syns).mapToObj(s -> seconds(s)).toList());
    }

    private static Map<String, Long> retries(long retries, long linear) {
        return Map.of(LinuxStackProvider.RETRIES, retries, LinuxStackProvider.LINEAR, linear);
    }

    /** Rows: stack, settings, when connect() fails, when SYNs are sent; nothing ever answers. */
    static Stream<Arguments> schedules() {
        return Stream.of(defaults(), linearTimeouts(), withoutLinearTimeouts(), otherSettings())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> defaults() {
        return Stream.of(
                // net/ipv4/tcp_timer.c tcp_write_timeout
                row("linux-6.18", Map.of(), 131, 0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 67),
                row("linux-6.4", Map.of(), 127, 0, 1, 3, 7, 15, 31, 63),
                row("linux-3.2", Map.of(), 63, 0, 1, 3, 7, 15, 31),
                row("bsd44", Map.of(), 75, 0, 5.8, 29.8));
    }

    private static Stream<Arguments> linearTimeouts() {
        return Stream.of(
                // measured on Linux 6.18.44, linear 4: R=1: 3 SYNs, 3 s; 2: 6, 7 s; 3: 8, 19 s; 4: 9, 35 s; 5: 10, 67
                // s; 7: 12, 251 s
                row("linux-6.18", retries(1, 4), 3, 0, 1, 2),
                row("linux-6.18", retries(2, 4), 7, 0, 1, 2, 3, 4, 5),
                row("linux-6.18", retries(3, 4), 19, 0, 1, 2, 3, 4, 5, 7, 11),
                row("linux-6.18", retries(4, 4), 35, 0, 1, 2, 3, 4, 5, 7, 11, 19),
                row("linux-6.18", retries(5, 4), 67, 0, 1, 2, 3, 4, 5, 7, 11, 19, 35),
                row("linux-6.18", retries(7, 4), 251, 0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 67, 131));
    }

    private static Stream<Arguments> withoutLinearTimeouts() {
        return Stream.of(
                // measured on Linux 6.18.44, linear 0: R+1 SYNs, 2^(R+1)-1 s; R > 6: 127 + 120 s
                row("linux-6.18", retries(1, 0), 3, 0, 1),
                row("linux-6.18", retries(2, 0), 7, 0, 1, 3),
                row("linux-6.18", retries(3, 0), 15, 0, 1, 3, 7),
                row("linux-6.18", retries(4, 0), 31, 0, 1, 3, 7, 15),
                row("linux-6.18", retries(5, 0), 63, 0, 1, 3, 7, 15, 31),
                row("linux-6.18", retries(6, 0), 127, 0, 1, 3, 7, 15, 31, 63),
                row("linux-6.18", retries(7, 0), 247, 0, 1, 3, 7, 15, 31, 63, 127));
    }

    private static Stream<Arguments> otherSettings() {
        return Stream.of(
                // TCP_SYNCNT replaces R (2: 6 SYNs, 7 s)
                row("linux-6.18", Map.of(LinuxStackProvider.SYN_COUNT, 2L), 7, 0, 1, 2, 3, 4, 5),
                row("linux-6.4", Map.of(LinuxStackProvider.SYN_COUNT, 1L), 3, 0, 1),
                // tcp_rto_max_ms caps the interval (net/ipv4/tcp_timer.c tcp_retransmit_timer); linear 0, R=3, cap 2 s:
                // 1 + 2 + 2 + 2
                row(
                        "linux-6.18",
                        Map.of(
                                LinuxStackProvider.RETRIES,
                                3L,
                                LinuxStackProvider.LINEAR,
                                0L,
                                LinuxStackProvider.RTO_MAX,
                                2000L),
                        7,
                        0,
                        1,
                        3,
                        5));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void synSent_nothingAnswers_synsAndGiveUp(String name, Map<String, Long> settings, long end, List<Long> syns) {
        ClientStack.Provider provider = ClientStacks.find(name).orElseThrow();
        ClientStack stack = provider.create(Settings.of(provider.settings(), settings));
        List<Long> sent = new ArrayList<>(List.of(0L));
        long now = stack.firstTimeout();
        while (!stack.givesUp(sent.size() - 1, now)) {
            sent.add(now);
            now += stack.afterResend(sent.size() - 1, now);
        }
        assertThat(sent).isEqualTo(syns);
        assertThat(now).isEqualTo(end);
    }

    @Test
    void registry_names_areUniqueAndSaySomething() {
        assertThat(ClientStacks.all().stream().map(ClientStack.Provider::name))
                .doesNotHaveDuplicates()
                .startsWith("linux-6.18")
                .contains("linux-6.4", "linux-3.2", "bsd44");
        for (ClientStack.Provider provider : ClientStacks.all()) {
            assertThat(provider.summary()).isNotEmpty();
            assertThat(provider.provenance().source()).isNotEmpty();
            provider.create(Settings.defaults(provider.settings()));
        }
    }
}
