package org.listenq.core.listener.policy;

import java.util.HashMap;
import java.util.Map;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentPool;
import org.listenq.core.settings.Settings;

/** What tests of policies ask, and how they put the answer. */
final class Asked {

    static final Segment SYN = segment(Flags.SYN, 0, 0, 0);
    static final Segment ACK = segment(Flags.ACK, 1, 1, 0);
    static final Segment DATA = segment(Flags.ACK, 1, 1, 9);
    static final Segment BAD_ACK = segment(Flags.ACK, 1, 2, 0);
    static final Segment RST = segment(Flags.RST, 1, 0, 0);
    static final Segment NO_ACK = segment(Flags.PSH, 1, 0, 5);

    private static final long SECOND = 1_000_000_000L;

    private Asked() {}

    /** Returns the policy called {@code name} with settings such as {@code net.core.somaxconn=5}. */
    static ListenerPolicy policy(String name, String... settings) {
        Map<String, Long> given = new HashMap<>();
        for (String setting : settings) {
            if (!setting.isEmpty()) {
                given.put(setting.split("=", 2)[0], Long.valueOf(setting.split("=", 2)[1]));
            }
        }
        ListenerPolicy.Provider provider = ListenerPolicies.find(name).orElseThrow();
        return provider.create(Settings.of(provider.settings(), given));
    }

    /** Returns a segment to the server that acknowledges the SYN-ACK of {@link ShownEntry} if {@code ack} is 1. */
    static Segment segment(int flags, int seq, int ack, int length) {
        Segment segment = new SegmentPool().take().start(Connection.NONE, Direction.TO_SERVER, flags);
        return segment.seq(seq, 1).ack(ack, ShownEntry.ISS).length(length);
    }

    /** Puts {@code verdict} as action and counters, Linux's and BSD's without their prefixes. */
    static String said(Verdict verdict) {
        return (verdict.action() + " " + verdict.counters().text().replaceAll("TcpExt|Tcp|tcps_", "")).trim();
    }

    /** Returns the seconds to the next timer. */
    static double seconds(Verdict verdict) {
        return verdict.timerNanos() / (double) SECOND;
    }
}
