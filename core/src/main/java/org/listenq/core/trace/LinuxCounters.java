package org.listenq.core.trace;

import com.google.common.collect.ImmutableList;

/**
 * The counters of Linux that connection establishment moves, under the names that {@code nstat} prints.
 *
 * <p>Source: net/ipv4/proc.c; each constant says when its counter moves. One list for listeners, clients and both
 * sides of
 * established connections, so that a name is spelled once.
 */
public final class LinuxCounters {

    /** Filled by the constants below; stands first so that it is there before them. */
    private static final ImmutableList.Builder<Counter> MADE = ImmutableList.builder();

    /** At connect(). */
    public static final Counter ACTIVE_OPENS = tcp("ActiveOpens", "connect() was called.");

    public static final Counter PASSIVE_OPENS =
            tcp("PassiveOpens", "A handshake was completed and its connection made.");
    public static final Counter ATTEMPT_FAILS = tcp(
            "AttemptFails", "A connection ended before it was ESTABLISHED, by a reset or because connect() gave up.");
    public static final Counter ESTAB_RESETS =
            tcp("EstabResets", "A connection went from ESTABLISHED or CLOSE_WAIT to nothing at once.");
    public static final Counter RETRANS_SEGS = tcp("RetransSegs", "A segment was retransmitted.");
    public static final Counter IN_ERRS =
            tcp("InErrs", "A bad segment came, such as a SYN to an ESTABLISHED connection.");
    public static final Counter OUT_RSTS = tcp("OutRsts", "A reset was sent.");
    public static final Counter IN_SEGS = tcp("InSegs", "A segment came.");
    public static final Counter OUT_SEGS = tcp("OutSegs", "A segment other than a retransmission or a reset was sent.");

    public static final Counter LISTEN_OVERFLOWS =
            extended("ListenOverflows", "A SYN or a final ACK met a full accept queue.");
    public static final Counter LISTEN_DROPS =
            extended("ListenDrops", "A listening socket dropped a SYN or a final ACK, for whatever reason.");
    public static final Counter REQ_Q_FULL_DROP =
            extended("TCPReqQFullDrop", "A SYN met a full request queue and was dropped, because cookies are off.");
    public static final Counter REQ_Q_FULL_DO_COOKIES =
            extended("TCPReqQFullDoCookies", "A SYN met a full request queue and is to be answered by a cookie.");
    public static final Counter SYNCOOKIES_SENT = extended("SyncookiesSent", "A SYN was answered by a cookie.");
    public static final Counter SYNCOOKIES_RECV =
            extended("SyncookiesRecv", "A segment came that proves a valid cookie.");
    public static final Counter SYNCOOKIES_FAILED = extended(
            "SyncookiesFailed", "A segment came that acknowledges no valid cookie although some were sent lately.");
    public static final Counter EMBRYONIC_RSTS =
            extended("EmbryonicRsts", "A half-open connection ended by a reset, received or sent.");
    public static final Counter DEFER_ACCEPT_DROP =
            extended("TCPDeferAcceptDrop", "A bare final ACK was ignored because of TCP_DEFER_ACCEPT.");
    public static final Counter MIGRATE_REQ_SUCCESS =
            extended("TCPMigrateReqSuccess", "A connection moved to another listening socket of its group.");
    public static final Counter MIGRATE_REQ_FAILURE =
            extended("TCPMigrateReqFailure", "A connection could not move to another listening socket of its group.");
    public static final Counter FAST_OPEN_LISTEN_OVERFLOW =
            extended("TCPFastOpenListenOverflow", "A SYN with data met a full Fast Open queue.");

    public static final Counter TIMEOUTS = extended("TCPTimeouts", "A retransmission timer fired, also the last one.");
    public static final Counter SYN_RETRANS = extended("TCPSynRetrans", "A SYN or SYN-ACK was retransmitted.");
    public static final Counter LOSS_PROBES = extended("TCPLossProbes", "A tail loss probe was sent.");
    public static final Counter FAST_RETRANS =
            extended("TCPFastRetrans", "A segment was retransmitted because acknowledgements show a hole.");
    public static final Counter SYN_CHALLENGE = extended("TCPSYNChallenge", "A SYN met an ESTABLISHED connection.");
    public static final Counter CHALLENGE_ACK = extended("TCPChallengeACK", "A challenge ACK was sent.");
    public static final Counter ACK_SKIPPED_SYN_RECV = extended(
            "TCPACKSkippedSynRecv", "A duplicate SYN was not answered because of the limit of one per 500 ms.");
    public static final Counter ACK_SKIPPED_CHALLENGE =
            extended("TCPACKSkippedChallenge", "A challenge ACK was not sent because of the limit of one per 500 ms.");
    public static final Counter ACK_SKIPPED_SEQ = extended(
            "TCPACKSkippedSeq",
            "A bare segment out of window was not answered because of the limit of one per 500 ms.");
    public static final Counter ABORT_ON_TIMEOUT =
            extended("TCPAbortOnTimeout", "A connection ended because its retransmissions were never answered.");
    public static final Counter ABORT_ON_DATA = extended(
            "TCPAbortOnData", "A connection ended by a reset because data came after close(), or by an abort.");
    public static final Counter ABORT_ON_CLOSE =
            extended("TCPAbortOnClose", "A connection ended by a reset because close() left data unread.");
    public static final Counter DELAYED_ACKS =
            extended("DelayedACKs", "A delayed acknowledgement was sent by its timer.");
    public static final Counter OFO_QUEUE = extended("TCPOFOQueue", "Data came before the data in front of it.");

    private static final ImmutableList<Counter> ALL = MADE.build();

    private LinuxCounters() {}

    /** All of them, in the order in which they stand here. */
    public static ImmutableList<Counter> all() {
        return ALL;
    }

    private static Counter tcp(String name, String meaning) {
        return made(new Counter("Tcp" + name, meaning));
    }

    private static Counter extended(String name, String meaning) {
        return made(new Counter("TcpExt" + name, meaning));
    }

    private static Counter made(Counter counter) {
        MADE.add(counter);
        return counter;
    }
}
