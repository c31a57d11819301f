package org.listenq.output.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Captures made by hand, in all the forms that others write. */
@SuppressWarnings("ByteBufferBackingArray") // all of them are allocated here, so their arrays begin at 0
final class CaptureFiles {

    static final int SYN = 0x02;
    static final int SYN_ACK = 0x12;
    static final int ACK = 0x10;

    private CaptureFiles() {}

    /** An IPv4 packet from client 10.9.0.{@code client} to a server's port 443, or back. */
    static byte[] ip4(int client, boolean toServer, int flags, int seq, int ack) {
        ByteBuffer packet = ByteBuffer.allocate(40);
        packet.putInt(0x45000028).putInt(0).put((byte) 64).put((byte) 6).putShort((short) 0);
        int address = 0x0a090000 + client;
        packet.putInt(toServer ? address : 0x0a000001).putInt(toServer ? 0x0a000001 : address);
        return tcp(packet, toServer, flags, seq, ack);
    }

    /** The same over IPv6, behind destination options. */
    static byte[] ip6(int client, boolean toServer, int flags, int seq, int ack) {
        ByteBuffer packet = ByteBuffer.allocate(68);
        packet.putInt(0x60000000).putShort((short) 28).put((byte) 60).put((byte) 64);
        packet.putLong(0).putLong(toServer ? client : 1).putLong(0).putLong(toServer ? 1 : client);
        packet.put((byte) 6).put((byte) 0).put(new byte[6]);
        return tcp(packet, toServer, flags, seq, ack);
    }

    private static byte[] tcp(ByteBuffer packet, boolean toServer, int flags, int seq, int ack) {
        packet.putShort((short) (toServer ? 40000 : 443)).putShort((short) (toServer ? 443 : 40000));
        packet.putInt(seq).putInt(ack).putShort((short) (0x5000 | flags));
        return packet.putShort((short) 1000).putInt(0).array();
    }

    /** What a packet looks like on an interface of {@code linkType}, with a VLAN tag on Ethernet. */
    static byte[] framed(int linkType, byte[] ip) {
        short type = (short) (ip[0] >> 4 == 4 ? 0x0800 : 0x86dd);
        ByteBuffer head = ByteBuffer.allocate(32);
        switch (linkType) {
            case 1 ->
                head.put(new byte[12])
                        .putShort((short) 0x8100)
                        .putShort((short) 7)
                        .putShort(type);
            case 113 -> head.put(new byte[14]).putShort(type);
            case 276 -> head.putShort(type).put(new byte[18]);
            case 0, 108 -> head.putInt(2);
            default -> {}
        }
        ByteBuffer frame = ByteBuffer.allocate(head.position() + ip.length);
        return frame.put(head.flip()).put(ip).array();
    }

    /** Writes a pcap file. */
    static final class Pcap {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ByteOrder order;
        private final int linkType;
        private final long ticksPerSecond;

        Pcap(ByteOrder order, boolean nanos, int linkType) {
            this.order = order;
            this.linkType = linkType;
            this.ticksPerSecond = nanos ? 1_000_000_000 : 1_000_000;
            ByteBuffer header = ByteBuffer.allocate(24).order(order).putInt(nanos ? 0xa1b23c4d : 0xa1b2c3d4);
            header.putShort((short) 2)
                    .putShort((short) 4)
                    .putLong(0)
                    .putInt(65535)
                    .putInt(linkType);
            bytes.writeBytes(header.array());
        }

        Pcap packet(long micros, byte[] ip) {
            byte[] frame = framed(linkType, ip);
            ByteBuffer record = ByteBuffer.allocate(16 + frame.length).order(order);
            record.putInt((int) (micros / 1_000_000));
            record.putInt((int) (micros % 1_000_000 * (ticksPerSecond / 1_000_000)));
            bytes.writeBytes(
                    record.putInt(frame.length).putInt(frame.length).put(frame).array());
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }

    /** Writes a pcapng file. */
    static final class Pcapng {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ByteOrder order;

        Pcapng(ByteOrder order) {
            this.order = order;
            block(
                    0x0a0d0d0a,
                    buffer(16)
                            .putInt(0x1a2b3c4d)
                            .putShort((short) 1)
                            .putShort((short) 0)
                            .putLong(-1));
        }

        /** An interface; {@code resolution} is the byte of if_tsresol, 0 for none. */
        Pcapng networkInterface(int linkType, int resolution) {
            ByteBuffer body = buffer(resolution == 0 ? 8 : 20);
            body.putShort((short) linkType).putShort((short) 0).putInt(0);
            if (resolution != 0) {
                body.putShort((short) 9)
                        .putShort((short) 1)
                        .put((byte) resolution)
                        .put(new byte[3])
                        .putInt(0);
            }
            block(1, body);
            return this;
        }

        Pcapng packet(int networkInterface, int linkType, long ticks, byte[] ip) {
            byte[] frame = framed(linkType, ip);
            ByteBuffer body = buffer(20 + ((frame.length + 3) & ~3)).putInt(networkInterface);
            body.putInt((int) (ticks >>> 32)).putInt((int) ticks);
            body.putInt(frame.length).putInt(frame.length).put(frame);
            block(6, body);
            return this;
        }

        Pcapng other() {
            block(0xbad, buffer(8));
            return this;
        }

        private ByteBuffer buffer(int size) {
            return ByteBuffer.allocate(size).order(order);
        }

        private void block(int type, ByteBuffer body) {
            int total = body.capacity() + 12;
            ByteBuffer block =
                    buffer(total).putInt(type).putInt(total).put(body.array()).putInt(total);
            bytes.writeBytes(block.array());
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
