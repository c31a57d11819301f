package org.listenq.scenarios.recorded;

import com.google.common.collect.ImmutableList;

/**
 * What became of one connection.
 *
 * @param id its name
 * @param result what connect() returned, empty for a forged SYN
 * @param connect how long connect() took, in nanoseconds
 * @param acceptedAt when accept() returned it
 * @param packets its packets in order of sending
 * @param ghost whether its client was connected while the server's entry was still half open
 */
public record ConnectionStory(
        String id, String result, long connect, long acceptedAt, ImmutableList<Packet> packets, boolean ghost) {

    /** When its SYNs were sent. */
    public long[] synTimes() {
        return packets.stream().filter(Packet::isSyn).mapToLong(Packet::sentAt).toArray();
    }

    /** When its SYN-ACKs were sent. */
    public long[] synAckTimes() {
        return packets.stream()
                .filter(Packet::isSynAck)
                .mapToLong(Packet::sentAt)
                .toArray();
    }
}
