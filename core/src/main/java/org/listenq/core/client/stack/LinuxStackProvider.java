package org.listenq.core.client.stack;

import com.google.common.collect.ImmutableList;
import org.listenq.core.client.ClientStack;
import org.listenq.core.established.EstablishedRules;
import org.listenq.core.established.RetransmissionRules;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/**
 * Makes the active side of one range of Linux versions.
 *
 * @param name name in scenarios
 * @param summary one sentence
 * @param versions the versions that behave so
 * @param firstSeconds time from the first SYN to the second
 * @param defaultRetries default of tcp_syn_retries
 * @param hasLinearTimeouts whether tcp_syn_linear_timeouts exists (since 6.5)
 * @param hasLossProbe whether tail loss probes exist (since 3.10)
 */
record LinuxStackProvider(
        String name,
        String summary,
        String versions,
        int firstSeconds,
        int defaultRetries,
        boolean hasLinearTimeouts,
        boolean hasLossProbe)
        implements ClientStack.Provider {

    static final String RETRIES = "net.ipv4.tcp_syn_retries";
    static final String LINEAR = "net.ipv4.tcp_syn_linear_timeouts";
    static final String RTO_MAX = "net.ipv4.tcp_rto_max_ms";
    static final String RTO_MIN = "net.ipv4.tcp_rto_min_us";
    static final String RETRIES2 = "net.ipv4.tcp_retries2";
    static final String TIMESTAMPS = "net.ipv4.tcp_timestamps";
    static final String SYN_COUNT = "TCP_SYNCNT";

    private static final String SYSCTL = "net/ipv4/sysctl_net_ipv4.c";
    private static final long MICRO = 1_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;

    @Override
    public Provenance provenance() {
        return new Provenance(
                "Linux",
                versions,
                "net/ipv4/tcp_timer.c tcp_retransmit_timer and tcp_write_timeout, include/net/tcp.h",
                true);
    }

    @Override
    public ImmutableList<Setting> settings() {
        ImmutableList.Builder<Setting> settings = ImmutableList.builder();
        settings.add(new Setting(
                RETRIES,
                defaultRetries,
                1,
                127,
                "",
                "How many times a SYN is sent again, before any linear ones.",
                SYSCTL));
        if (hasLinearTimeouts) {
            settings.add(new Setting(
                    LINEAR,
                    4,
                    0,
                    127,
                    "",
                    "How many more times a SYN is sent again 1 s apart, at the beginning.",
                    SYSCTL));
            settings.add(new Setting(
                    RTO_MAX, 120_000, 1_000, 120_000, "ms", "Greatest interval between retransmissions.", SYSCTL));
        }
        return settings.add(
                        new Setting(
                                SYN_COUNT,
                                0,
                                0,
                                127,
                                "",
                                "Socket option that replaces tcp_syn_retries; 0 when it is not set.",
                                "net/ipv4/tcp.c tcp_sock_set_syncnt"),
                        new Setting(RTO_MIN, 200_000, 1_000, 1_000_000, "us", "Least allowance in a timeout.", SYSCTL),
                        new Setting(RETRIES2, 15, 1, 255, "", "How many timeouts of data end a connection.", SYSCTL),
                        new Setting(TIMESTAMPS, 1, 0, 2, "", "Whether time stamps are offered.", SYSCTL))
                .build();
    }

    @Override
    public ClientStack create(Settings values) {
        long max = hasLinearTimeouts ? values.get(RTO_MAX) * MILLI : 120_000 * MILLI;
        int linear = hasLinearTimeouts ? (int) values.get(LINEAR) : 0;
        long count = values.get(SYN_COUNT);
        int retries = (int) (count > 0 ? count : values.get(RETRIES));
        return new LinuxStack(
                new LinuxSchedule(retries, linear, firstSeconds * SECOND, max),
                values.get(TIMESTAMPS) != 0,
                established(values, max),
                SynOptionsTable.of(name));
    }

    private EstablishedRules established(Settings values, long max) {
        EstablishedRules rules = EstablishedRules.linux((int) values.get(RETRIES2), values.get(RTO_MIN) * MICRO, max);
        RetransmissionRules retransmission = rules.retransmission();
        return hasLossProbe ? rules : rules.with(retransmission.withoutLossProbe());
    }
}
