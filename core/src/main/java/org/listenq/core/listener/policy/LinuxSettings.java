package org.listenq.core.listener.policy;

import com.google.common.collect.ImmutableList;
import org.listenq.core.listener.Limit;
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
    private static final String RETRIES1 = "net.ipv4.tcp_retries1";
    private static final String ABORT_ON_OVERFLOW = "net.ipv4.tcp_abort_on_overflow";
    private static final String MIGRATE_REQ = "net.ipv4.tcp_migrate_req";
    private static final String RTO_MAX = "net.ipv4.tcp_rto_max_ms";
    private static final String INVALID_RATELIMIT = "net.ipv4.tcp_invalid_ratelimit";
    private static final long MILLISECOND = 1_000_000;

    private static final Setting COOKIES = new Setting(
            SYNCOOKIES,
            1,
            0,
            2,
            "",
            "0: never, 1: when the request queue is full, 2: always",
            "net/ipv4/tcp_ipv4.c tcp_sk_init");
    private static final Setting RETRIES = new Setting(
            SYNACK_RETRIES, 5, 0, 255, "", "retransmissions of a SYN-ACK", "net/ipv4/tcp_ipv4.c tcp_sk_init");
    private static final Setting ABORT = new Setting(
            ABORT_ON_OVERFLOW,
            0,
            0,
            1,
            "",
            "1: a final ACK that meets a full accept queue is reset",
            "net/ipv4/tcp_minisocks.c tcp_check_req");
    private static final Setting MIGRATE = new Setting(
            MIGRATE_REQ,
            0,
            0,
            1,
            "",
            "1: what a closed socket leaves goes to the others of its SO_REUSEPORT group",
            "net/ipv4/inet_connection_sock.c inet_csk_listen_stop; since 5.14");
    private static final Setting LIMIT = new Setting(
            INVALID_RATELIMIT,
            500,
            0,
            Integer.MAX_VALUE,
            "ms",
            "least time between two answers to duplicates of one entry",
            "net/ipv4/tcp_input.c tcp_oow_rate_limited");

    /** What can be set, with the defaults of Linux 6.18. */
    static final ImmutableList<Setting> DECLARED = ImmutableList.of(
            somaxconn(4096),
            COOKIES,
            maxSynBacklog(1024),
            RETRIES,
            ABORT,
            MIGRATE,
            new Setting(RTO_MAX, 120_000, 1_000, 120_000, "ms", "cap of a timer", "net/ipv4/tcp_ipv4.c tcp_sk_init"),
            LIMIT);

    /** The same for 5.4 to 6.13: tcp_rto_max_ms is not there. */
    static final ImmutableList<Setting> SINCE_5_4 =
            ImmutableList.of(somaxconn(4096), COOKIES, maxSynBacklog(1024), RETRIES, ABORT, LIMIT);

    /** The same for 4.4 to 5.3: SOMAXCONN is 128. */
    static final ImmutableList<Setting> SINCE_4_4 =
            ImmutableList.of(somaxconn(128), COOKIES, maxSynBacklog(1024), RETRIES, ABORT, LIMIT);

    /** In ms; 0 for timers of each request's own, which are exact. */
    static final String SCAN_INTERVAL = "TCP_SYNQ_INTERVAL";

    private static final Setting SCAN = new Setting(
            SCAN_INTERVAL,
            0,
            0,
            1_000,
            "ms",
            "how often a part of the request queue is scanned for timers that are due: 200 as in the kernel (HZ/5); "
                    + "0: each request has an exact timer",
            "include/net/tcp.h; inet_csk_reqsk_queue_prune, in 2.4 tcp_synack_timer");

    /** The same for 2.6.32 to 4.3: neither tcp_invalid_ratelimit nor unconditional cookies. */
    static final ImmutableList<Setting> SINCE_2_6_32 =
            ImmutableList.of(somaxconn(128), cookies(1), maxSynBacklog(1024), RETRIES, ABORT, SCAN);

    /** The same for 2.4: SOMAXCONN is a constant. */
    static final ImmutableList<Setting> SINCE_2_4 =
            ImmutableList.of(cookies(0), maxSynBacklog(256), RETRIES, ABORT, SCAN);

    /** The same for 2.2. */
    static final ImmutableList<Setting> SINCE_2_2 = ImmutableList.of(
            cookies(0),
            maxSynBacklog(128),
            new Setting(RETRIES1, 7, 0, 255, "", "retransmissions of a SYN-ACK", "net/ipv4/tcp_timer.c"));

    private static Setting somaxconn(long defaultValue) {
        return new Setting(
                SOMAXCONN,
                defaultValue,
                0,
                Integer.MAX_VALUE,
                "",
                "upper clamp of the backlog",
                "net/core/net_namespace.c; include/linux/socket.h SOMAXCONN");
    }

    private static Setting cookies(long defaultValue) {
        return new Setting(
                SYNCOOKIES,
                defaultValue,
                0,
                1,
                "",
                "0: never, 1: when the request queue is full",
                "net/ipv4/syncookies.c");
    }

    private static Setting maxSynBacklog(long defaultValue) {
        return new Setting(
                MAX_SYN_BACKLOG,
                defaultValue,
                1,
                Integer.MAX_VALUE,
                "",
                "before 4.4 bounds the request queue; without cookies, unproven peers may fill three quarters of it",
                "net/ipv4/tcp_input.c tcp_conn_request; the default depends on memory");
    }

    /** Returns the values of whichever of them a version has, and its constants for the others. */
    static LinuxSettings of(Settings values) {
        return new LinuxSettings(
                value(values, SOMAXCONN, 128),
                (int) values.get(SYNCOOKIES),
                values.get(MAX_SYN_BACKLOG),
                (int) value(values, SYNACK_RETRIES, value(values, RETRIES1, 5)),
                value(values, ABORT_ON_OVERFLOW, 0) == 1,
                value(values, MIGRATE_REQ, 0) == 1,
                value(values, RTO_MAX, 120_000) * MILLISECOND,
                value(values, INVALID_RATELIMIT, 0) * MILLISECOND);
    }

    private static long value(Settings values, String name, long constant) {
        Long value = values.values().get(name);
        return value == null ? constant : value;
    }

    /** Returns the backlog after the clamp of net/socket.c __sys_listen_socket, which compares as unsigned. */
    int clamp(int backlog) {
        return Integer.toUnsignedLong(backlog) > somaxconn ? (int) somaxconn : backlog;
    }

    /** Returns the limit of the accept queue: one more than the backlog, in all versions. */
    Limit acceptQueue(int backlog) {
        int clamped = clamp(backlog);
        String binding = clamped == backlog ? "backlog = " + backlog : SOMAXCONN + " = " + somaxconn;
        return new Limit(clamped + 1L, "min(backlog, somaxconn) + 1", binding);
    }

    /**
     * Returns {@code limit}, or what the last quarter of tcp_max_syn_backlog leaves to unproven peers if that is less.
     */
    Limit forUnproven(Limit limit) {
        long unproven = maxSynBacklog - (maxSynBacklog >> 2) + 1;
        if (syncookies == 0 && unproven < limit.connections()) {
            String formula = "max_syn_backlog - max_syn_backlog / 4 + 1, without cookies, for unproven peers";
            return new Limit(unproven, formula, MAX_SYN_BACKLOG + " = " + maxSynBacklog);
        }
        return limit;
    }
}
