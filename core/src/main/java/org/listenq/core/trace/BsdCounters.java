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

    private BsdCounters() {}
}
