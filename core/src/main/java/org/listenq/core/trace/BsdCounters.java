package org.listenq.core.trace;

/**
 * The counters of BSD's {@code struct tcpstat} that connection establishment moves, under their field names.
 *
 * <p>Source: netinet/tcp_var.h. The {@code sc_} counters exist where there is a SYN cache; {@code netstat -sp tcp} of
 * FreeBSD prints the meaning that stands here.
 */
public final class BsdCounters {

    public static final Counter ACCEPTS = new Counter(
            "tcps_accepts", "A passive connection was made: at its SYN, or with a SYN cache at its final ACK.");
    public static final Counter CONNECTS = new Counter("tcps_connects", "A handshake was completed.");
    public static final Counter DROPS = new Counter("tcps_drops", "A connection ended by a reset or a timeout.");
    public static final Counter KEEP_TIMEOUT = new Counter("tcps_keeptimeo", "A keep timer fired.");
    public static final Counter KEEP_DROPS = new Counter("tcps_keepdrops", "A keep timer ended a connection.");
    public static final Counter REXMT_TIMEOUT = new Counter("tcps_rexmttimeo", "A retransmission timer fired.");
    public static final Counter TIMEOUT_DROP =
            new Counter("tcps_timeoutdrop", "A connection ended because its retransmissions were never answered.");
    public static final Counter BAD_SYN =
            new Counter("tcps_badsyn", "A segment came to a listening socket that opens nothing there.");

    public static final Counter LISTEN_DROP =
            new Counter("tcps_listendrop", "A connection was not made because of the listening socket's limits.");
    public static final Counter SC_ADDED = new Counter("tcps_sc_added", "syncache entries added");
    public static final Counter SC_RETRANSMITTED =
            new Counter("tcps_sc_retransmitted", "syncache entries: retransmitted");
    public static final Counter SC_DUPSYN = new Counter("tcps_sc_dupsyn", "syncache entries: dupsyn");
    public static final Counter SC_COMPLETED = new Counter("tcps_sc_completed", "syncache entries: completed");
    public static final Counter SC_BUCKET_OVERFLOW =
            new Counter("tcps_sc_bucketoverflow", "syncache entries: bucket overflow");
    public static final Counter SC_RESET = new Counter("tcps_sc_reset", "syncache entries: reset");
    public static final Counter SC_STALE = new Counter("tcps_sc_stale", "syncache entries: stale");
    public static final Counter SC_ABORTED = new Counter("tcps_sc_aborted", "syncache entries: aborted");
    public static final Counter SC_SEND_COOKIE = new Counter("tcps_sc_sendcookie", "cookies sent");
    public static final Counter SC_RECV_COOKIE = new Counter("tcps_sc_recvcookie", "cookies received");

    private BsdCounters() {}
}
