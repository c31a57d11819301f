package org.listenq.core.listener.policy;

import com.google.common.collect.ImmutableList;
import org.listenq.core.listener.CloseRule;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.ResetRule;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.LinuxCounters;

/**
 * The listening socket of Linux 6.14 to 6.18.
 *
 * <p>Two queues, each of which holds one more than the backlog: the request queue is full when its length exceeds
 * the backlog
 * (since commit 3479c7549fb1), the accept queue likewise. A SYN meets both tests, a final ACK the second.
 */
public final class Linux618 implements ListenerPolicy {

    /** Makes it. */
    public static final ListenerPolicy.Provider PROVIDER = new Made();

    private static final CloseRule MIGRATE = new CloseRule(
            CloseRule.Fate.MIGRATE, CloseRule.Fate.MIGRATE, CounterSet.of(LinuxCounters.MIGRATE_REQ_SUCCESS));

    private final LinuxSettings settings;
    private final LinuxSyn syn;
    private final LinuxEntry entry;
    private final LinuxCookie cookie;
    private final LinuxTimer timer;

    Linux618(LinuxSettings settings) {
        this.settings = settings;
        this.syn = new LinuxSyn(settings);
        this.entry = new LinuxEntry(settings);
        this.cookie = new LinuxCookie(settings);
        this.timer = new LinuxTimer(settings);
    }

    @Override
    public Limits limits(int backlog) {
        int clamped = settings.clamp(backlog);
        String binding = clamped == backlog ? "backlog = " + backlog : "net.core.somaxconn = " + settings.somaxconn();
        Limit limit = new Limit(clamped + 1L, "min(backlog, somaxconn) + 1", binding);
        return new Limits(clamped, incomplete(clamped, limit), limit, Limit.none("each queue has its own limit"));
    }

    private Limit incomplete(int clamped, Limit limit) {
        long unproven = settings.maxSynBacklog() - (settings.maxSynBacklog() >> 2) + 1;
        if (settings.syncookies() == 0 && unproven < clamped + 1L) {
            String formula = "max_syn_backlog - max_syn_backlog / 4 + 1, without cookies, for unproven peers";
            return new Limit(unproven, formula, "net.ipv4.tcp_max_syn_backlog = " + settings.maxSynBacklog());
        }
        return limit;
    }

    @Override
    public Verdict onSyn(Segment segment, QueueView queues) {
        return syn.decide(segment, queues, queues.incomplete() > queues.backlog());
    }

    @Override
    public Verdict onSegment(Segment segment, HalfOpenView request, QueueView queues) {
        return entry.decide(segment, request, queues);
    }

    @Override
    public Verdict onStray(Segment segment, QueueView queues) {
        return cookie.decide(segment, queues);
    }

    @Override
    public Verdict onTimer(HalfOpenView request, QueueView queues) {
        return timer.decide(request, queues);
    }

    /** inet_csk_listen_stop: children are reset; requests find out at their next timer or segment; or both move. */
    @Override
    public CloseRule onClose() {
        return settings.migrateReq() ? MIGRATE : new CloseRule(CloseRule.Fate.LINGER, CloseRule.Fate.RST);
    }

    /** tcp_reset leaves the child in the accept queue; accept() returns it. */
    @Override
    public ResetRule onResetOfCompleted() {
        return ResetRule.READ_FAILS;
    }

    private static final class Made implements ListenerPolicy.Provider {

        @Override
        public String name() {
            return "linux-6.18";
        }

        @Override
        public String summary() {
            return "each queue holds backlog + 1; cookies when the request queue is full; a full accept queue drops"
                    + " SYNs";
        }

        @Override
        public Provenance provenance() {
            return new Provenance(
                    "Linux",
                    "6.14 to 6.18",
                    "net/ipv4/tcp_input.c tcp_conn_request, tcp_minisocks.c tcp_check_req, inet_connection_sock.c"
                            + " reqsk_timer_handler, syncookies.c cookie_v4_check; measured on 6.18.44",
                    true);
        }

        @Override
        public String stack() {
            return "linux-6.18";
        }

        @Override
        public ImmutableList<Setting> settings() {
            return LinuxSettings.DECLARED;
        }

        @Override
        public ListenerPolicy create(Settings values) {
            return new Linux618(LinuxSettings.of(values));
        }
    }
}
