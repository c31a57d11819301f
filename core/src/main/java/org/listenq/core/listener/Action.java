package org.listenq.core.listener;

/** What the listener does with a segment or at a timer; {@link Verdict} carries the details. */
public enum Action {
    /** Ignores the segment; no state changes beyond the verdict's marks. */
    DROP,
    /** Answers the segment with a reset. */
    RESET,
    /** Makes an entry of the incomplete queue, sends SYN-ACK and starts the entry's timer. */
    QUEUE,
    /** Sends a SYN-ACK that carries all state in its sequence number; makes no entry. */
    COOKIE,
    /** Makes a connection and puts it at the tail of the completed queue; the segment's data is its first data. */
    CREATE,
    /** Ignores the segment and keeps the entry, which the marks may change. */
    KEEP,
    /** Removes the entry without a word. */
    FORGET,
    /**
     * Keeps the entry in the incomplete queue although its handshake is complete, until there is room or data; the
     * connection is there and takes data. A cookie's connection gets an entry for it.
     */
    DEFER,
    /** Sends the SYN-ACK again. */
    RESEND,
    /** Answers with an acknowledgement that says where the entry stands (RFC 5961 section 4). */
    CHALLENGE,
    /** Removes the entry because its time is over; a mark says whether the peer is told. */
    EXPIRE,
    /** Treats the segment as if its entry did not exist: the host looks for a listening socket again. */
    PASS_ON,
    /** Does nothing but what the timer order and the marks say. */
    WAIT
}
