package org.listenq.core.client.stack;

import com.google.common.collect.ImmutableList;
import org.listenq.core.client.ClientCounters;
import org.listenq.core.client.ClientStack;
import org.listenq.core.established.AcknowledgementRules;
import org.listenq.core.established.EndpointCounters;
import org.listenq.core.established.EstablishedRules;
import org.listenq.core.established.RetransmissionRules;
import org.listenq.core.segment.SynOptions;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;
import org.listenq.core.trace.Counter;
import org.listenq.core.trace.CounterSet;

/**
 * The active side of 4.4BSD-Lite2, whose timers count ticks of 500 ms: netinet/tcp_timer.c, TCP/IP Illustrated volume 2
 * chapter 25.
 *
 * <p>Its SYN is sent again after 5.8 s, as measured in TCP/IP Illustrated volume 1 chapter 18 (5.5 to 6 s, by the
 * phase of the tick), then after 24 s; the keep timer ends the attempt after 75 s. It takes no time stamps here.
 */
final class Bsd44Stack implements ClientStack {

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    /** TCPTV_KEEP_INIT. */
    private static final long PATIENCE = 75 * SECOND;

    /** Intervals of the SYN timer: 12 ticks, the first of them begun; then 48 and 96 ticks. */
    private static final long[] INTERVALS = {5_800 * MILLI, 24 * SECOND, 48 * SECOND};

    static final ClientCounters COUNTERS = new ClientCounters(
            of("tcps_connattempt", "connect() was called."),
            of("tcps_rexmttimeo", "A retransmission timer fired."),
            of("tcps_sndrexmitpack", "A segment was retransmitted."),
            of("tcps_conndrops", "A connection ended before it was established."),
            of("tcps_conndrops", "A connection ended before it was established."),
            of("tcps_sndctrl", "A control segment was sent: SYN, FIN or reset."));

    static final EndpointCounters ENDPOINT_COUNTERS = endpointCounters();

    /** TCPTV_MIN 1 s, TCPTV_REXMTMAX 64 s, 12 retransmissions (tcp_backoff); a delayed ACK within 200 ms. */
    private static final EstablishedRules ESTABLISHED = new EstablishedRules(
            new RetransmissionRules(0, SECOND, 6 * SECOND, 64 * SECOND, false, Long.MAX_VALUE, Long.MAX_VALUE, 12),
            new AcknowledgementRules(0, 200 * MILLI, 0, 0, 0),
            1,
            1460,
            true,
            ENDPOINT_COUNTERS);

    private static CounterSet of(String name, String meaning) {
        return CounterSet.of(new Counter(name, meaning));
    }

    private static EndpointCounters endpointCounters() {
        CounterSet none = CounterSet.NONE;
        CounterSet drops = of("tcps_drops", "An established connection ended by a reset or a timeout.");
        CounterSet control = of("tcps_sndctrl", "A control segment was sent: SYN, FIN or reset.");
        return new EndpointCounters(
                of("tcps_rexmttimeo", "A retransmission timer fired."),
                of("tcps_sndrexmitpack", "A segment was retransmitted."),
                none,
                none,
                of("tcps_sndrexmitpack", "A segment was retransmitted."),
                of("tcps_timeoutdrop", "A connection ended because its retransmissions were never answered."),
                none,
                none,
                none,
                control,
                control,
                control,
                control,
                drops);
    }

    @Override
    public boolean givesUp(int resent, long elapsed) {
        return elapsed >= PATIENCE;
    }

    @Override
    public long afterResend(int resent, long elapsed) {
        return Math.min(INTERVALS[Math.min(resent, INTERVALS.length - 1)], PATIENCE - elapsed);
    }

    @Override
    public boolean timestamps() {
        return false;
    }

    @Override
    public SynOptions synOptions() {
        return SynOptionsTable.of("bsd44");
    }

    @Override
    public EstablishedRules established() {
        return ESTABLISHED;
    }

    /**
     * A retransmission ends the measurement, and the timeout keeps the value that the SYN had reached (tcp_timer.c
     * TCPT_REXMT).
     */
    @Override
    public long timeoutWithoutSample(int resent) {
        return resent == 0 ? 6 * SECOND : INTERVALS[Math.min(resent, INTERVALS.length - 1)];
    }

    @Override
    public ClientCounters counters() {
        return COUNTERS;
    }

    /** Makes it. */
    static final class Provider implements ClientStack.Provider {

        @Override
        public String name() {
            return "bsd44";
        }

        @Override
        public String summary() {
            return "4.4BSD-Lite2: SYN at 0, 5.8 and 29.8 s, ETIMEDOUT at 75 s";
        }

        @Override
        public Provenance provenance() {
            return new Provenance("BSD", "4.4BSD-Lite2, Net/3", "netinet/tcp_timer.c, tcp_usrreq.c PRU_CONNECT", true);
        }

        @Override
        public ImmutableList<Setting> settings() {
            return ImmutableList.of();
        }

        @Override
        public ClientStack create(Settings values) {
            return new Bsd44Stack();
        }
    }
}
