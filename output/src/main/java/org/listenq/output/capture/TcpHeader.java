package org.listenq.output.capture;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The TCP header in a captured packet, if there is one: below Ethernet (also with VLAN tags), raw IP, Linux "cooked"
 * capture of both versions, or BSD loopback; IPv4 or IPv6.
 */
final class TcpHeader {

    private static final int ETHERNET = 1;
    private static final int NULL = 0;
    private static final int LOOP = 108;
    private static final int COOKED = 113;
    private static final int COOKED_2 = 276;
    private static final int TCP = 6;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;

    private byte[] bytes = new byte[0];
    private int length;
    private int address;
    private int addressBytes;
    private int tcp;
    private int end;

    /** Whether it knows the link type. */
    static boolean knows(int linkType) {
        return switch (linkType) {
            case NULL, ETHERNET, 12, 14, 101, LOOP, COOKED, 228, 229, COOKED_2 -> true;
            default -> false;
        };
    }

    /** Looks at a packet; returns whether it holds a TCP header. */
    boolean find(int linkType, byte[] packet, int captured) {
        bytes = packet;
        length = captured;
        int ip =
                switch (linkType) {
                    case ETHERNET -> network(12);
                    case COOKED -> network(14);
                    case COOKED_2 -> captured >= 20 && isIp(half(0)) ? 20 : -1;
                    case NULL, LOOP -> 4;
                    default -> 0;
                };
        return ip >= 0 && captured > ip && inIp(ip);
    }

    /** Where IP begins after the type field at {@code type} and the VLAN tags behind it, or -1. */
    private int network(int type) {
        int at = type;
        while (at + 2 <= length && (half(at) == 0x8100 || half(at) == 0x88a8 || half(at) == 0x9100)) {
            at += 4;
        }
        return at + 2 <= length && isIp(half(at)) ? at + 2 : -1;
    }

    private static boolean isIp(int type) {
        return type == IPV4 || type == IPV6;
    }

    private boolean inIp(int ip) {
        int version = (bytes[ip] & 255) >> 4;
        if (version == 4) {
            addressBytes = 4;
            end = ip + 20 <= length ? ip + half(ip + 2) : 0;
            address = ip + 12;
            tcp = ip + 4 * (bytes[ip] & 15);
            return ip + 20 <= length && bytes[ip + 9] == TCP && (half(ip + 6) & 0x1fff) == 0 && tcp + 20 <= length;
        }
        addressBytes = 16;
        end = ip + 40 <= length ? ip + 40 + half(ip + 4) : 0;
        address = ip + 8;
        return version == 6 && ip + 40 <= length && inIp6(ip);
    }

    /** Passes over hop-by-hop options, routing and destination options (RFC 8200 section 4). */
    private boolean inIp6(int ip) {
        int next = bytes[ip + 6] & 255;
        tcp = ip + 40;
        while ((next == 0 || next == 43 || next == 60) && tcp + 8 <= length) {
            next = bytes[tcp] & 255;
            tcp += 8 + 8 * (bytes[tcp + 1] & 255);
        }
        return next == TCP && tcp + 20 <= length;
    }

    private int half(int at) {
        return ((bytes[at] & 255) << 8) | (bytes[at + 1] & 255);
    }

    int sourcePort() {
        return half(tcp);
    }

    int targetPort() {
        return half(tcp + 2);
    }

    int seq() {
        return (half(tcp + 4) << 16) | half(tcp + 6);
    }

    int ack() {
        return (half(tcp + 8) << 16) | half(tcp + 10);
    }

    int flags() {
        return bytes[tcp + 13] & 0x1f;
    }

    /** Bytes of payload that were sent, captured or not. */
    int payload() {
        return Math.max(0, end - tcp - 4 * ((bytes[tcp + 12] & 255) >> 4));
    }

    /** Both addresses and ports, source first if it is {@code fromSource}. */
    Tuple tuple(boolean fromSource) {
        byte[] key = new byte[2 * addressBytes + 4];
        System.arraycopy(bytes, address, key, fromSource ? 0 : addressBytes, addressBytes);
        System.arraycopy(bytes, address + addressBytes, key, fromSource ? addressBytes : 0, addressBytes);
        System.arraycopy(bytes, tcp, key, 2 * addressBytes + (fromSource ? 0 : 2), 2);
        System.arraycopy(bytes, tcp + 2, key, 2 * addressBytes + (fromSource ? 2 : 0), 2);
        return new Tuple(key);
    }

    /** What names a connection, the active side first. */
    static final class Tuple {

        private final byte[] key;

        private Tuple(byte[] key) {
            this.key = key;
        }

        /** Address and port of the active side, as text. */
        String client() {
            int addressBytes = key.length / 2 - 2;
            int port = ((key[2 * addressBytes] & 255) << 8) | (key[2 * addressBytes + 1] & 255);
            try {
                String address = InetAddress.getByAddress(Arrays.copyOf(key, addressBytes))
                        .getHostAddress();
                return (addressBytes == 4 ? address : "[" + address + "]") + ":" + port;
            } catch (UnknownHostException e) {
                throw new IllegalStateException("an address of " + addressBytes + " bytes", e);
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Tuple tuple && Arrays.equals(key, tuple.key);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(key);
        }
    }
}
