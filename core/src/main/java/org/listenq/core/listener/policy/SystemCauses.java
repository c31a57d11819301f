package org.listenq.core.listener.policy;

import org.listenq.core.trace.Cause;

/** Why systems with one rule or another of their own refuse what they refuse; each source says whose it is. */
final class SystemCauses {

    static final Cause EVICTED_OLDEST = new Cause(
            "SIM_EVICTED",
            "the limit is reached, so the oldest half-open entry goes without a word",
            "XNU tcp_dropdropablreq");
    static final Cause EVICTED_AT_RANDOM = new Cause(
            "SIM_EVICTED_AT_RANDOM",
            "the limit is reached by more SYNs a second than there are entries, so a half-open one goes at random",
            "XNU tcp_dropdropablreq");
    static final Cause EVICTED_TIMED_OUT = new Cause(
            "SIM_EVICTED_TIMED_OUT",
            "the queue of incomplete ones is full, so the oldest that has timed out once goes",
            "illumos tcp_input.c tcp_drop_q0");
    static final Cause NOTHING_TO_EVICT =
            new Cause("SIM_NOTHING_TO_EVICT", "the limit is reached and no entry may be evicted", "XNU, illumos");
    static final Cause SYN_COMPLETED_FULL = new Cause(
            "SIM_SYN_ACCEPTQ_FULL", "a SYN that meets a full completed queue is refused", "the policy's source");
    static final Cause SYN_INCOMPLETE_FULL = new Cause(
            "SIM_SYN_REQQ_FULL", "a SYN that meets a full incomplete queue is refused", "the policy's source");
    static final Cause COOKIE = new Cause(
            "SIM_SYN_COOKIE",
            "a SYN that meets a full incomplete queue is answered by a cookie",
            "the policy's source");
    static final Cause BAD_COOKIE =
            new Cause("SIM_COOKIE_INVALID", "no valid cookie explains it", "the policy's source");
    static final Cause ACK_COMPLETED_FULL =
            new Cause("SIM_ACK_ACCEPTQ_FULL", "a final ACK meets a full completed queue", "the policy's source");
    static final Cause DEFERRED = new Cause(
            "SIM_ACK_DEFERRED",
            "the handshake is complete and waits in the incomplete queue for room",
            "illumos tcp_input.c tcp_conn_def_q0");
    static final Cause RETRIES_EXHAUSTED =
            new Cause("SIM_SYNACK_RETRIES", "the SYN-ACK was sent as often as allowed", "the policy's source");
    static final Cause LISTENER_CLOSED =
            new Cause("SIM_LISTENER_CLOSED", "its listening socket is closed", "lwIP tcp_in.c tcp_process");

    private SystemCauses() {}
}
