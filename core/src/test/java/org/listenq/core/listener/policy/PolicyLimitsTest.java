package org.listenq.core.listener.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.listener.policy.Asked.policy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;

/** What a listing says of each limit: how many, by which formula, and which of its terms decides. */
class PolicyLimitsTest {

    private static String text(Limit limit) {
        String many = limit.connections() == Limit.NONE ? "-" : Long.toString(limit.connections());
        return (many + " " + limit.formula() + ": " + limit.binding()).strip();
    }

    private static Limits limits(String name, String settings, int backlog) {
        return policy(name, settings.split(" ", -1)).limits(backlog);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the term that decides, where a clamp may: names as in the cited files of each policy
                "linux-6.18 | '' | 5 | 6 min(backlog, somaxconn) + 1: backlog = 5",
                "linux-6.18 | net.core.somaxconn=5 | 5 | 6 min(backlog, somaxconn) + 1: backlog = 5",
                "linux-6.18 | net.core.somaxconn=5 | 6 | 6 min(backlog, somaxconn) + 1: net.core.somaxconn = 5",
                "freebsd-14 | '' | 128 | 193 3 * backlog / 2 + 1: backlog = 128",
                "freebsd-14 | '' | 129 | 193 3 * backlog / 2 + 1: the greatest backlog = 128",
                "freebsd-14 | '' | 0 | 1 3 * backlog / 2 + 1: backlog = 0",
                "gvisor | '' | 1024 | 1025 min(backlog, 1024) + 1: backlog = 1024",
                "gvisor | '' | 1025 | 1025 min(backlog, 1024) + 1: 1024",
                "windows-rst-on-syn | '' | 200 | 200 backlog; SOMAXCONN_HINT(N) is N: backlog = 200",
                "windows-rst-on-syn | '' | 201 | 200 backlog; SOMAXCONN_HINT(N) is N: clamped to 200",
                "netbsd | '' | 0 | 1 3 * backlog / 2 + 1; a SYN is dropped from backlog + 1 on: backlog = 0",
                "openbsd | '' | 0 | 241 3 * backlog / 1 + 1; a SYN is dropped from backlog + 1 on: backlog = 80",
                "solaris | '' | 84 | 127 3 * backlog / 2 + 1, at most tcp_conn_req_max_q: backlog = 84",
                "solaris | '' | 85 | 128 3 * backlog / 2 + 1, at most tcp_conn_req_max_q: backlog = 85",
                "solaris | '' | 86 | 128 3 * backlog / 2 + 1, at most tcp_conn_req_max_q: tcp_conn_req_max_q = 128",
                "solaris | tcp_conn_req_max_q=9 | 0 | 1 3 * backlog / 2 + 1, at most tcp_conn_req_max_q: backlog = 0"
            })
    void backlog_clampedOrNot_completedQueueNamesWhatDecides(String name, String settings, int backlog, String text) {
        assertThat(text(limits(name, settings, backlog).completed())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unp | '' | 2 | 4 floor(backlog * 1.5) + 1: backlog = 2",
                "unp | unp.fudge-tenths=10 unp.off-by-one=0 | 2 | 2 floor(backlog * 1.0) + 0: backlog = 2",
                "bsd44 | '' | 5 | 8 3 * backlog / 2 + 1: backlog = 5",
                "bsd44 | '' | 6 | 8 3 * backlog / 2 + 1: SOMAXCONN = 5",
                "xnu | '' | 128 | 128 backlog: backlog = 128",
                "xnu | '' | 129 | 128 backlog: kern.ipc.somaxconn = 128",
                "xnu | kern.ipc.soqlimitcompat=0 | 3 | 4 3 * backlog / 2: backlog = 3",
                "xnu | kern.ipc.soqlencomp=1 | 3 | - the limit is on the sum of both queues:",
                "hpux-11 | '' | 5 | 7 max(1, 3 * backlog / 2): backlog = 5",
                "lwip | '' | 255 | 255 backlog: backlog = 255",
                "lwip | '' | 256 | 255 backlog: clamped to 255",
                "lwip | TCP_LISTEN_BACKLOG=0 | 5 | - TCP_LISTEN_BACKLOG = 0:",
                "custom | custom.limit-sum=1 custom.completed-tenths=15 | 5 | 8 "
                        + "backlog * tenths / 10 + plus: backlog = 5"
            })
    void backlog_boundsTheSum_formulaNamesWhatDecides(String name, String settings, int backlog, String text) {
        Limits limits = limits(name, settings, backlog);
        assertThat(text(limits.sum())).isEqualTo(text);
        if (limits.sum().connections() != Limit.NONE) {
            assertThat(text(limits.completed())).isEqualTo("- the limit is on the sum of both queues:");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linux-2.2 | '' | 5 | 129 max_syn_backlog + 1: net.ipv4.tcp_max_syn_backlog = 128",
                "linux-3.10 | '' | 5 | 16 min(backlog, somaxconn, max_syn_backlog) + 1, "
                        + "rounded up to a power of two, at least 16: backlog = 5",
                "linux-2.4 | net.ipv4.tcp_max_syn_backlog=100 net.ipv4.tcp_syncookies=1 | 5 | 128 max_syn_backlog, "
                        + "rounded up to a power of two, at least 64: net.ipv4.tcp_max_syn_backlog = 100",
                "freebsd-14 | '' | 5 | 15360 hashsize * bucketlimit, for the whole host: net.inet.tcp.syncache",
                "netbsd | '' | 5 | 30765 293 buckets of 105, for the whole host:",
                "solaris | '' | 5 | 1032 q + tcp_conn_req_max_q0: tcp_conn_req_max_q0 = 1024",
                "xnu | kern.ipc.soqlencomp=1 | 5 | 128 kern.ipc.somaxconn: kern.ipc.somaxconn = 128",
                "gvisor | '' | 5 | 5 min(backlog, 1024): backlog = 5",
                "windows-rst-on-ack | '' | 5 | - not documented:",
                "custom | custom.incomplete-tenths=20 custom.incomplete-plus=3 | 5 | 13 backlog * tenths / 10 + plus: "
                        + "backlog = 5",
                // without cookies, the last quarter of M: M - M / 4 + 1 for peers that are not proven
                "linux-6.18 | net.ipv4.tcp_syncookies=0 net.ipv4.tcp_max_syn_backlog=128 | 96 | 97 "
                        + "min(backlog, somaxconn) + 1: backlog = 96",
                "linux-6.18 | net.ipv4.tcp_syncookies=0 net.ipv4.tcp_max_syn_backlog=128 | 97 | 97 max_syn_backlog - "
                        + "max_syn_backlog / 4 + 1, without cookies, for unproven peers: "
                        + "net.ipv4.tcp_max_syn_backlog = 128"
            })
    void backlog_boundsTheIncomplete_formulaNamesWhatDecides(String name, String settings, int backlog, String text) {
        assertThat(text(limits(name, settings, backlog).incomplete())).isEqualTo(text);
    }
}
