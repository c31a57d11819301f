package org.listenq.output.capture;

import java.math.BigInteger;

/** An interface of a capture: its link type, whose it is, and what its times mean (if_tsresol, if_tsoffset). */
final class CaptureClock {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final int linkType;
    private BigInteger ticksPerSecond = BigInteger.valueOf(1_000_000);
    private long offsetSeconds;
    private String description = "";

    CaptureClock(int linkType) {
        this.linkType = linkType;
    }

    int linkType() {
        return linkType;
    }

    /** Takes the option's byte: a negative power of 10, or of 2 if its highest bit is set. */
    void resolution(byte option) {
        BigInteger base = BigInteger.valueOf(option < 0 ? 2 : 10);
        ticksPerSecond = base.pow(option & 0x7f);
    }

    void description(String text) {
        description = text;
    }

    /** Whether ListenQ describes the server's interface so. */
    boolean isServers() {
        return description.startsWith(PcapngHeader.OF_SERVER);
    }

    /** Whether ListenQ describes an interface of clients so. */
    boolean isClients() {
        return description.startsWith(PcapngHeader.OF_CLIENTS);
    }

    void offset(long seconds) {
        offsetSeconds = seconds;
    }

    /** Returns a time in nanoseconds since 1970. */
    long nanos(long ticks) {
        long whole = offsetSeconds * NANOS_PER_SECOND;
        if (ticksPerSecond.bitLength() < Long.SIZE) {
            long rate = ticksPerSecond.longValue();
            if (rate <= NANOS_PER_SECOND && NANOS_PER_SECOND % rate == 0) {
                return whole + ticks * (NANOS_PER_SECOND / rate);
            }
        }
        BigInteger nanos = new BigInteger(Long.toUnsignedString(ticks)).multiply(BigInteger.valueOf(NANOS_PER_SECOND));
        return whole + nanos.divide(ticksPerSecond).longValue();
    }
}
