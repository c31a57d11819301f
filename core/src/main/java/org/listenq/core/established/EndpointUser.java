package org.listenq.core.established;

/**
 * The program behind one side of an established connection, told what its socket learns.
 *
 * <p>Each method may call the endpoint back, also to close or abort it. The connection is held while a method runs.
 */
public interface EndpointUser {

    /** Takes {@code bytes} more bytes that came in order. */
    void onData(Endpoint endpoint, int bytes);

    /** Learns that the peer sends no more. */
    void onEndOfData(Endpoint endpoint);

    /** Learns that the peer reset the connection; nothing of the endpoint is left. */
    void onReset(Endpoint endpoint);

    /** Learns that what was sent was never acknowledged and the endpoint gave up; nothing of it is left. */
    void onTimeout(Endpoint endpoint);

    /** Learns that everything sent so far, a FIN included, is acknowledged. */
    default void onAllAcknowledged(Endpoint endpoint) {}

    /** Learns that both sides have closed in order; the state is {@code TIME_WAIT} or {@code NONE}. */
    default void onClosed(Endpoint endpoint) {}
}
