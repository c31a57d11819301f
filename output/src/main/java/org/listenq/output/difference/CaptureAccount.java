package org.listenq.output.difference;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.listenq.core.segment.Flags;
import org.listenq.output.capture.CapturedPacket;
import org.listenq.output.capture.CapturedPackets;

/** Makes an account from the packets of a capture. */
public final class CaptureAccount {

    private final Map<String, Seen> clients = new LinkedHashMap<>();

    /**
     * Reads the capture {@code content}, called {@code title}; of its connections those to {@code port}, 0 for all. One
     * that ListenQ wrote may have seen each segment at both ends; then only those at one end count.
     *
     * @param atServer which end that is
     */
    public static Account read(String title, InputStream content, int port, boolean atServer) throws IOException {
        CaptureAccount usual = new CaptureAccount();
        CaptureAccount atClients = new CaptureAccount();
        CapturedPackets.read(content, port, usual::accept, atClients::accept);
        boolean both = !usual.clients.isEmpty() && !atClients.clients.isEmpty();
        boolean clients = both ? !atServer : usual.clients.isEmpty();
        String end = both ? (atServer ? ", at the server" : ", at the clients") : "";
        return (clients ? atClients : usual).account(title + end);
    }

    /** Takes the next packet, in order of time. */
    void accept(CapturedPacket packet) {
        clients.computeIfAbsent(packet.client(), client -> new Seen()).accept(packet);
    }

    /** Returns the account, called {@code title}. */
    Account account(String title) {
        ImmutableList.Builder<Course> courses = ImmutableList.builder();
        clients.forEach((client, seen) -> courses.add(new Course(client, seen.moments.build())));
        return new Account(
                title,
                false,
                courses.build().stream()
                        .sorted(Comparator.comparingLong(Course::begin))
                        .collect(ImmutableList.toImmutableList()));
    }

    /** The packets of one client. */
    private static final class Seen {
        private final ImmutableList.Builder<Moment> moments = ImmutableList.builder();
        private final Map<String, Long> times = new HashMap<>();

        void accept(CapturedPacket packet) {
            long before = isRepeatable(packet) ? times.merge(content(packet), 1L, Long::sum) - 1 : 0;
            String what = PacketWords.of(packet.toServer(), packet.flags(), packet.length(), before);
            moments.add(new Moment(packet.nanos(), what, ""));
        }

        /** Whether it carries something that is sent again until it is acknowledged. */
        private static boolean isRepeatable(CapturedPacket packet) {
            return packet.length() > 0 || (packet.flags() & (Flags.SYN | Flags.FIN)) != 0;
        }

        /** What tells a retransmission from new content. */
        private static String content(CapturedPacket packet) {
            int kind = packet.flags() & (Flags.SYN | Flags.FIN | Flags.RST);
            return (packet.toServer() ? "c" : "s") + kind + " " + packet.sequence() + " " + packet.length();
        }
    }
}
