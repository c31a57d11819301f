package org.listenq.core.client.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.client.ClientStack;
import org.listenq.core.settings.Settings;

/** When each system sends its SYN, when it gives up, and what a reset does; the rows are those of the semantics. */
class SynScheduleTest {

    private static ClientStack stack(String name) {
        ClientStack.Provider provider = ClientStacks.find(name).orElseThrow();
        return provider.create(Settings.defaults(provider.settings()));
    }

    @ParameterizedTest
    @CsvSource({
        // net/ipv4/tcp_timer.c tcp_retransmit_timer, tcp_write_timeout
        "linux-6.18, 0 1 2 3 4 5 7 11 19 35 67, 131",
        "linux-6.4, 0 1 3 7 15 31 63, 127",
        "linux-3.2, 0 1 3 7 15 31, 63",
        "linux-2.6.32, 0 3 9 21 45 93, 189",
        "linux-2.4, 0 3 9 21 45 93, 189",
        // tcp_timer.c, tcp_usrreq.c PRU_CONNECT; TCP/IP Illustrated volume 1 chapter 18
        "bsd44, 0 5.8 29.8, 75",
        // sys/netinet/tcp_timer.c; packetdrill snd-syn tests
        "freebsd-14, 0 1 3.2 7.4 15.6 31.8 64, 75",
        "freebsd-4, 0 3 6 9 12 15 21 33 57, 75",
        // xnu tcp_timer.c tcp_syn_backoff
        "macos, 0 1 2 3 4 5 7 11 19 35 67, 75",
        // third-party measurements
        "windows-7, 0 3 9, 21",
        "windows-10, 0 1 3 7 15, 21",
        // connect.go
        "gvisor, 0 1 3 7 15 31 63, 127",
        // tcp.c tcp_slowtmr, TCP_SYNMAXRTX 6
        "lwip, 0 3 6 9 12 15 18, 18.5",
        "solaris, 0 1 3 7 15 31 63 123, 180"
    })
    void nothingAnswers_synIsSentByTheTable_untilPatienceEnds(String name, String times, String end) {
        ClientStack stack = stack(name);
        StringBuilder told = new StringBuilder("0");
        long elapsed = stack.firstTimeout();
        int resent = 0;
        while (!stack.givesUp(resent, elapsed)) {
            told.append(' ').append(seconds(elapsed));
            resent++;
            elapsed += stack.afterResend(resent, elapsed);
        }
        assertThat(told.toString()).isEqualTo(times);
        assertThat(seconds(elapsed)).isEqualTo(end);
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    }

    @ParameterizedTest
    @CsvSource({
        "linux-6.18, 0",
        "linux-2.4, 0",
        "bsd44, 0",
        "freebsd-14, 0",
        "macos, 0",
        "gvisor, 0",
        "lwip, 0",
        // KB175523; measured: 4 retries, 500 ms apart
        "windows-7, 4",
        "windows-10, 4"
    })
    void resetsAnswer_windowsTriesAgain_othersFailAtOnce(String name, int retries) {
        ClientStack stack = stack(name);
        for (int resets = 1; resets <= retries; resets++) {
            assertThat(stack.afterReset(resets)).isEqualTo(500_000_000L);
        }
        assertThat(stack.afterReset(retries + 1)).isEqualTo(ClientStack.GIVE_UP);
    }
}
