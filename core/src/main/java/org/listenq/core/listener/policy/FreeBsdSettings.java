package org.listenq.core.listener.policy;

import com.google.common.collect.ImmutableList;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/**
 * The sysctls of FreeBSD that its listening sockets obey.
 *
 * @param most upper clamp of the backlog
 * @param cookies whether cookies are used
 * @param cookiesOnly whether nothing else is used
 * @param buckets buckets of the SYN cache
 * @param bucketLimit entries of a bucket
 * @param retries retransmissions of a SYN-ACK
 * @param resets whether a final ACK for which there is no socket is reset
 */
record FreeBsdSettings(
        int most, boolean cookies, boolean cookiesOnly, int buckets, int bucketLimit, int retries, boolean resets) {

    private static final String BACKLOG = "kern.ipc.soacceptqueue";
    private static final String BACKLOG_4 = "kern.ipc.somaxconn";
    private static final String COOKIES = "net.inet.tcp.syncookies";
    private static final String COOKIES_ONLY = "net.inet.tcp.syncookies_only";
    private static final String BUCKETS = "net.inet.tcp.syncache.hashsize";
    private static final String BUCKET_LIMIT = "net.inet.tcp.syncache.bucketlimit";
    private static final String RETRIES = "net.inet.tcp.syncache.rexmtlimit";
    private static final String RESETS = "net.inet.tcp.syncache.rst_on_sock_fail";
    private static final String SOURCE = "sys/netinet/tcp_syncache.c";

    private static final Setting HASH_SIZE =
            new Setting(BUCKETS, 512, 1, 65_536, "", "buckets of the SYN cache", SOURCE + " syncache_init");
    private static final Setting LIMIT =
            new Setting(BUCKET_LIMIT, 30, 1, 65_536, "", "entries of a bucket", SOURCE + " syncache_init");
    private static final Setting REXMT_LIMIT =
            new Setting(RETRIES, 3, 0, 12, "", "retransmissions of a SYN-ACK", SOURCE + " syncache_timer");

    /** What can be set on FreeBSD 14. */
    static final ImmutableList<Setting> DECLARED = ImmutableList.of(
            new Setting(BACKLOG, 128, 1, 65_535, "", "upper clamp of the backlog", "sys/kern/uipc_socket.c"),
            new Setting(COOKIES, 1, 0, 1, "", "1: cookies when a bucket overflows", SOURCE),
            new Setting(COOKIES_ONLY, 0, 0, 1, "", "1: cookies and no entries", SOURCE),
            HASH_SIZE,
            LIMIT,
            REXMT_LIMIT,
            new Setting(
                    RESETS, 1, 0, 1, "", "1: a final ACK that finds a full queue is reset, 0: it is ignored", SOURCE));

    /** What can be set on FreeBSD 4. */
    static final ImmutableList<Setting> SINCE_4 = ImmutableList.of(
            new Setting(BACKLOG_4, 128, 1, 65_535, "", "upper clamp of the backlog", "sys/kern/uipc_socket.c"),
            new Setting(COOKIES, 1, 0, 1, "", "1: cookies count for 4 s after a bucket overflows", SOURCE),
            HASH_SIZE,
            LIMIT,
            REXMT_LIMIT);

    static FreeBsdSettings of(Settings values) {
        return new FreeBsdSettings(
                (int) value(values, BACKLOG, value(values, BACKLOG_4, 128)),
                value(values, COOKIES, 0) == 1,
                value(values, COOKIES_ONLY, 0) == 1,
                (int) values.get(BUCKETS),
                (int) values.get(BUCKET_LIMIT),
                (int) values.get(RETRIES),
                value(values, RESETS, 1) == 1);
    }

    /** The same without cookies. */
    FreeBsdSettings withoutCookies() {
        return new FreeBsdSettings(most, false, false, buckets, bucketLimit, retries, resets);
    }

    private static long value(Settings values, String name, long constant) {
        Long value = values.values().get(name);
        return value == null ? constant : value;
    }

    /** solisten_proto: a negative or too large backlog is the greatest. */
    int clamp(int backlog) {
        return backlog < 0 || backlog > most ? most : backlog;
    }
}
