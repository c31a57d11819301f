package org.listenq.core.segment;

/** Whatever takes segments: a stage of a link, a client or a server host. */
@FunctionalInterface
public interface SegmentReceiver {

    /**
     * Takes {@code segment} and with it the duty to pass it on or to release it to its pool. An end (client, server
     * host)
     * only reads it: the link that delivered it releases it when this returns.
     */
    void receive(Segment segment);
}
