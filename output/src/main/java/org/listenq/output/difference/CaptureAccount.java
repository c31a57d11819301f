package org.listenq.output.difference;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes an account from the packets of a capture. */
public final class CaptureAccount {

    private final Map<String, Seen> clients = new LinkedHashMap<>();

    /** Takes the next packet, in order of time. */
    public void accept(Packet packet) {
        clients.computeIfAbsent(packet.client(), client -> new Seen()).accept(packet);
    }

    /** Returns the account, called {@code title}. */
    public Account account(String title) {
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

        void accept(Packet packet) {
            long before = packet.isRepeatable() ? times.merge(packet.content(), 1L, Long::sum) - 1 : 0;
            String what = PacketWords.of(packet.toServer(), packet.flags(), packet.length(), before);
            moments.add(new Moment(packet.nanos(), what, ""));
        }
    }
}
