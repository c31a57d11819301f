package org.listenq.core.listener.policy;

import com.google.common.collect.ImmutableList;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/**
 * The sysctls of a Linux network namespace that its listening sockets obey.
 *
 * @param somaxconn upper clamp of the backlog
 * @param syncookies 0 never, 1 when the request queue is full, 2 always
 * @param maxSynBacklog matters only without cookies, in the last-quarter rule
 * @param synackRetries retransmissions of a SYN-ACK
 * @param abortOnOverflow whether a final ACK that meets a full accept queue is reset
 * @param migrateReq whether a closed socket's queues go to the others of its group
 * @param rtoMaxNanos cap of a timer
 * @param invalidRatelimitNanos least time between two answers to duplicates of one entry
 */
record LinuxSettings(
        long somaxconn,
        int syncookies,
        long maxSynBacklog,
        int synackRetries,
        boolean abortOnOverflow,
        boolean migrateReq,
        long rtoMaxNanos,
        long invalidRatelimitNanos) {

    private static final String SOMAXCONN = "net.core.somaxconn";
    private static final String SYNCOOKIES = "net.ipv4.tcp_syncookies";
    private static final String MAX_SYN_BACKLOG = "net.ipv4.tcp_max_syn_backlog";
    private static final String SYNACK_RETRIES = "net.ipv4.tcp_synack_retries";
    private static final String ABORT_ON_OVERFLOW = "net.ipv4.tcp_abort_on_overflow";
    private static final String MIGRATE_REQ = "net.ipv4.tcp_migrate_req";
    private static final String RTO_MAX = "net.ipv4.tcp_rto_max_ms";
    private static final String INVALID_RATELIMIT = "net.ipv4.tcp_invalid_ratelimit";
    private static final long MILLISECOND = 1_000_000;

    /** What can be set, with the defaults of Linux 6.18. */
    static final ImmutableList<Setting> DECLARED = ImmutableList.of(
            new Setting(
                    SOMAXCONN,
                    4096,
                    0,
                    Integer.MAX_VALUE,
                    "",
                    "upper clamp of the backlog",
                    "net/core/net_namespace.c"),
            new Setting(
                    SYNCOOKIES,
                    1,
                    0,
                    2,
                    "",
                    "0: never, 1: when the request queue is full, 2: always",
                    "net/ipv4/tcp_ipv4.c tcp_sk_init"),
            new Setting(
                    MAX_SYN_BACKLOG,
                    1024,
                    1,
                    Integer.MAX_VALUE,
                    "",
                    "without cookies, unproven peers may fill three quarters of it",
                    "net/ipv4/tcp_input.c tcp_conn_request; the default depends on memory"),
            new Setting(
                    SYNACK_RETRIES, 5, 0, 255, "", "retransmissions of a SYN-ACK", "net/ipv4/tcp_ipv4.c tcp_sk_init"),
            new Setting(
                    ABORT_ON_OVERFLOW,
                    0,
                    0,
                    1,
                    "",
                    "1: a final ACK that meets a full accept queue is reset",
                    "net/ipv4/tcp_minisocks.c tcp_check_req"),
            new Setting(
                    MIGRATE_REQ,
                    0,
                    0,
                    1,
                    "",
                    "1: what a closed socket leaves goes to the others of its SO_REUSEPORT group",
                    "net/ipv4/inet_connection_sock.c inet_csk_listen_stop; since 5.14"),
            new Setting(RTO_MAX, 120_000, 1_000, 120_000, "ms", "cap of a timer", "net/ipv4/tcp_ipv4.c tcp_sk_init"),
            new Setting(
                    INVALID_RATELIMIT,
                    500,
                    0,
                    Integer.MAX_VALUE,
                    "ms",
                    "least time between two answers to duplicates of one entry",
                    "net/ipv4/tcp_input.c tcp_oow_rate_limited"));

    static LinuxSettings of(Settings values) {
        return new LinuxSettings(
                values.get(SOMAXCONN),
                (int) values.get(SYNCOOKIES),
                values.get(MAX_SYN_BACKLOG),
                (int) values.get(SYNACK_RETRIES),
                values.get(ABORT_ON_OVERFLOW) == 1,
                values.get(MIGRATE_REQ) == 1,
                values.get(RTO_MAX) * MILLISECOND,
                values.get(INVALID_RATELIMIT) * MILLISECOND);
    }

    /** Returns the backlog after the clamp of net/socket.c __sys_listen_socket, which compares as unsigned. */
    int clamp(int backlog) {
        return Integer.toUnsignedLong(backlog) > somaxconn ? (int) somaxconn : backlog;
    }
}
