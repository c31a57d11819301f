package org.listenq.core.listener.policy;

import com.google.common.collect.ImmutableList;
import org.listenq.core.settings.Setting;

/** The knobs of {@link Custom}: rule M8 of the semantics as numbers. */
final class CustomSettings {

    static final String MIN_BACKLOG = "custom.min-backlog";
    static final String MAX_BACKLOG = "custom.max-backlog";
    static final String SUM = "custom.limit-sum";
    static final String INCOMPLETE_TENTHS = "custom.incomplete-tenths";
    static final String INCOMPLETE_PLUS = "custom.incomplete-plus";
    static final String COMPLETED_TENTHS = "custom.completed-tenths";
    static final String COMPLETED_PLUS = "custom.completed-plus";
    static final String SYN_INCOMPLETE_FULL = "custom.syn-incomplete-full";
    static final String SYN_COMPLETED_FULL = "custom.syn-completed-full";
    static final String ACK_COMPLETED_FULL = "custom.ack-completed-full";
    static final String SYNACK_FIRST = "custom.synack-first-ms";
    static final String SYNACK_MOST = "custom.synack-most-ms";
    static final String SYNACK_RETRIES = "custom.synack-retries";
    static final String DEATH_TELLS = "custom.death-tells";
    static final String DUPLICATE_SYN = "custom.duplicate-syn";
    static final String RESET_INCOMPLETE = "custom.reset-incomplete";
    static final String RESET_COMPLETED = "custom.reset-completed";
    static final String CLOSE_INCOMPLETE = "custom.close-incomplete";

    private static final String LINUX = "a knob of the model; the default is that of Linux 6.18";

    /** All of them; by default it is Linux 6.18 without cookies, pruning and limits on the rate. */
    static final ImmutableList<Setting> DECLARED = ImmutableList.of(
            knob(MIN_BACKLOG, 0, 1 << 20, "lower clamp of the backlog; also of a negative one"),
            knob(MAX_BACKLOG, 4096, 1 << 20, "upper clamp of the backlog"),
            knob(SUM, 0, 1, "0: each queue has its limit, 1: both together have the completed queue's"),
            knob(INCOMPLETE_TENTHS, 10, 1_000, "limit of the incomplete queue: tenths of the backlog"),
            knob(INCOMPLETE_PLUS, 1, 1 << 20, "limit of the incomplete queue: added to that"),
            knob(COMPLETED_TENTHS, 10, 1_000, "limit of the completed queue: tenths of the backlog"),
            knob(COMPLETED_PLUS, 1, 1 << 20, "limit of the completed queue: added to that"),
            knob(
                    SYN_INCOMPLETE_FULL,
                    0,
                    3,
                    "a SYN that meets a full incomplete queue: 0 DROP, 1 RST, 2 COOKIE, 3 EVICT"),
            knob(SYN_COMPLETED_FULL, 0, 2, "a SYN that meets a full completed queue: 0 DROP, 1 RST, 2 QUEUE"),
            knob(ACK_COMPLETED_FULL, 0, 3, "a final ACK that meets one: 0 KEEP, 1 FORGET, 2 RST, 3 DEFER"),
            new Setting(
                    SYNACK_FIRST, 1_000, 1, 3_600_000, "ms", "time to the first retransmission, doubled then", LINUX),
            new Setting(SYNACK_MOST, 120_000, 1, 3_600_000, "ms", "greatest time between retransmissions", LINUX),
            knob(SYNACK_RETRIES, 5, 30, "retransmissions of a SYN-ACK; one interval later the entry dies"),
            knob(DEATH_TELLS, 0, 1, "1: a reset tells the peer that its entry died"),
            knob(DUPLICATE_SYN, 0, 2, "a duplicate SYN: 0 RESEND, 1 RESEND and restart the timer, 2 IGNORE"),
            knob(RESET_INCOMPLETE, 0, 1, "a reset of an entry: 0 removes it, 1 is ignored"),
            knob(RESET_COMPLETED, 1, 2, "a reset of a completed one: 0 REMOVE, 1 READ_FAILS, 2 ACCEPT_FAILS"),
            knob(CLOSE_INCOMPLETE, 1, 2, "entries at close(): 0 RST, 1 LINGER, 2 SILENT"));

    private CustomSettings() {}

    private static Setting knob(String name, long defaultValue, long max, String meaning) {
        return new Setting(name, defaultValue, 0, max, "", meaning, LINUX);
    }
}
