package org.listenq.core.link;

import com.google.common.collect.ImmutableSet;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;

/** What a segment is for the network: each segment is of exactly one kind. */
public enum SegmentKind {
    /** Opens a connection: SYN without ACK. */
    SYN(0),
    /** Answers a SYN: SYN with ACK. */
    SYN_ACK(1),
    /** A bare acknowledgement. */
    ACK(2),
    /** Carries payload, and neither FIN nor RST. */
    DATA(3),
    /** Ends a direction; may carry payload. */
    FIN(4),
    /** Ends a connection. */
    RST(5);

    /** All kinds. */
    public static final ImmutableSet<SegmentKind> ANY = ImmutableSet.copyOf(values());

    /** Number of {@linkplain #place places}. */
    static final int PLACES = 2 * (Flags.ALL + 1);

    /** By place. */
    private static final SegmentKind[] TABLE = table();

    private final int index;

    SegmentKind(int index) {
        this.index = index;
    }

    /** Returns the kind of {@code segment}; RST goes before SYN, SYN before FIN, FIN before payload. */
    public static SegmentKind of(Segment segment) {
        return TABLE[place(segment)];
    }

    /** Returns a number below {@link #PLACES} that says the kind: its control bits and one bit for payload. */
    static int place(Segment segment) {
        return ((segment.flags() & Flags.ALL) << 1) | (-segment.length() >>> (Integer.SIZE - 1));
    }

    private static SegmentKind[] table() {
        SegmentKind[] kinds = new SegmentKind[PLACES];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = of(i >> 1, (i & 1) != 0);
        }
        return kinds;
    }

    private static SegmentKind of(int flags, boolean payload) {
        if ((flags & (Flags.RST | Flags.SYN | Flags.FIN)) == 0) {
            return payload ? DATA : ACK;
        }
        if ((flags & Flags.RST) != 0) {
            return RST;
        }
        if ((flags & Flags.SYN) != 0) {
            return (flags & Flags.ACK) != 0 ? SYN_ACK : SYN;
        }
        return FIN;
    }

    /** Returns the sum of what {@code byPlace} has at this kind's places. */
    long sum(long[] byPlace) {
        long sum = 0;
        for (int place = 0; place < PLACES; place++) {
            sum += TABLE[place] == this ? byPlace[place] : 0;
        }
        return sum;
    }

    /** Its bit in masks. */
    int bit() {
        return 1 << index;
    }
}
