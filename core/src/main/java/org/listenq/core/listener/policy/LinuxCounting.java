package org.listenq.core.listener.policy;

import static org.listenq.core.trace.LinuxCounters.ATTEMPT_FAILS;
import static org.listenq.core.trace.LinuxCounters.LISTEN_DROPS;
import static org.listenq.core.trace.LinuxCounters.LISTEN_OVERFLOWS;
import static org.listenq.core.trace.LinuxCounters.REQ_Q_FULL_DO_COOKIES;
import static org.listenq.core.trace.LinuxCounters.REQ_Q_FULL_DROP;
import static org.listenq.core.trace.LinuxCounters.RETRANS_SEGS;
import static org.listenq.core.trace.LinuxCounters.SYNCOOKIES_SENT;
import static org.listenq.core.trace.LinuxCounters.SYN_RETRANS;
import static org.listenq.core.trace.LinuxCounters.TIMEOUTS;

import org.listenq.core.trace.CounterSet;

/**
 * Which counters Linux moves at a SYN and at a request's timer; they came bit by bit.
 *
 * @param queueFull a SYN is dropped because the request queue is full
 * @param acceptFull a SYN is dropped because of the accept queue
 * @param bothFull the same, after a cookie was wanted
 * @param lastQuarter a SYN is dropped because only the last quarter of tcp_max_syn_backlog is left
 * @param cookie a cookie is sent
 * @param ackRefused a final ACK is dropped because of the accept queue
 * @param fired a request's timer fires
 * @param resent a SYN-ACK is sent again
 */
record LinuxCounting(
        CounterSet queueFull,
        CounterSet acceptFull,
        CounterSet bothFull,
        CounterSet lastQuarter,
        CounterSet cookie,
        CounterSet ackRefused,
        CounterSet fired,
        CounterSet resent) {

    private static final CounterSet OVERFLOW = CounterSet.of(LISTEN_OVERFLOWS, LISTEN_DROPS);
    private static final CounterSet OVERFLOW_AND_COOKIE =
            CounterSet.of(REQ_Q_FULL_DO_COOKIES, LISTEN_OVERFLOWS, LISTEN_DROPS);
    private static final CounterSet COOKIE = CounterSet.of(REQ_Q_FULL_DO_COOKIES, SYNCOOKIES_SENT);
    private static final CounterSet FAILED = CounterSet.of(ATTEMPT_FAILS);

    /** Since 3.15, when TCPSynRetrans came: net/ipv4/tcp_input.c tcp_conn_request, tcp_output.c tcp_rtx_synack. */
    static final LinuxCounting TODAY = new LinuxCounting(
            CounterSet.of(REQ_Q_FULL_DROP, LISTEN_DROPS),
            OVERFLOW,
            OVERFLOW_AND_COOKIE,
            CounterSet.of(LISTEN_DROPS),
            COOKIE,
            OVERFLOW,
            CounterSet.of(TIMEOUTS),
            CounterSet.of(SYN_RETRANS, RETRANS_SEGS));

    /** 3.10: net/ipv4/tcp_ipv4.c tcp_v4_conn_request, tcp_v4_rtx_synack. */
    static final LinuxCounting V3_10 = new LinuxCounting(
            CounterSet.of(REQ_Q_FULL_DROP, LISTEN_DROPS),
            OVERFLOW,
            OVERFLOW_AND_COOKIE,
            CounterSet.of(LISTEN_DROPS),
            COOKIE,
            OVERFLOW,
            CounterSet.of(TIMEOUTS),
            CounterSet.of(RETRANS_SEGS));

    /** 2.6.32: a refused SYN moves nothing at all. */
    static final LinuxCounting V2_6_32 = new LinuxCounting(
            CounterSet.NONE,
            CounterSet.NONE,
            CounterSet.NONE,
            CounterSet.NONE,
            CounterSet.of(SYNCOOKIES_SENT),
            OVERFLOW,
            CounterSet.NONE,
            CounterSet.NONE);

    /** 2.4: every refused SYN is a failed attempt. */
    static final LinuxCounting V2_4 = new LinuxCounting(
            FAILED, FAILED, FAILED, FAILED, CounterSet.of(SYNCOOKIES_SENT), OVERFLOW, CounterSet.NONE, CounterSet.NONE);

    /** 2.2: a refused final ACK moves nothing. */
    static final LinuxCounting V2_2 = new LinuxCounting(
            FAILED,
            FAILED,
            FAILED,
            FAILED,
            CounterSet.of(SYNCOOKIES_SENT),
            CounterSet.NONE,
            CounterSet.NONE,
            CounterSet.NONE);
}
