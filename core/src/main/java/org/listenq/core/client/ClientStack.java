package org.listenq.core.client;

import com.google.common.collect.ImmutableList;
import org.listenq.core.established.EstablishedRules;
import org.listenq.core.segment.SynOptions;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/**
 * What one system does at connect() where the standard leaves a choice. Immutable: it decides from what it is told and
 * remembers nothing; {@link ConnectAttempt} carries it out.
 */
public interface ClientStack {

    /** Stands for the end of an attempt where else a delay stands. */
    long GIVE_UP = -1;

    /** Returns the nanoseconds from the first SYN to the first firing of its timer. */
    default long firstTimeout() {
        return afterResend(0, 0);
    }

    /**
     * Returns whether the attempt ends with ETIMEDOUT when the SYN's timer fires, instead of sending it again.
     *
     * @param resent how many times the SYN was sent again
     * @param elapsed nanoseconds since the first SYN
     */
    boolean givesUp(int resent, long elapsed);

    /**
     * Returns the nanoseconds until the timer fires next, after the SYN was sent.
     *
     * @param resent how many times the SYN was sent again
     * @param elapsed nanoseconds since the first SYN
     */
    long afterResend(int resent, long elapsed);

    /**
     * Returns the nanoseconds until the SYN is sent again because a reset answered it, or {@link #GIVE_UP} if connect()
     * fails with ECONNREFUSED at once.
     *
     * @param resets how many resets have answered, this one included
     */
    default long afterReset(int resets) {
        return GIVE_UP;
    }

    /** Whether its SYN offers time stamps. */
    boolean timestamps();

    /** Returns the options of its SYNs, as captures show them. */
    default SynOptions synOptions() {
        return SynOptions.PLAIN;
    }

    /** Returns how it behaves on an established connection. */
    EstablishedRules established();

    /**
     * Returns the first retransmission timeout of data when the handshake gave no round trip sample.
     *
     * @param resent how many times the SYN was sent again
     */
    default long timeoutWithoutSample(int resent) {
        return established().retransmission().withoutSampleNanos();
    }

    /**
     * Returns how many segments may be outstanding at first.
     *
     * @param resent how many times the SYN was sent again
     * @param spurious whether time stamps show that the first SYN was answered
     */
    default int initialWindow(int resent, boolean spurious) {
        return established().initialWindow();
    }

    /** Returns which counters connect() moves. */
    ClientCounters counters();

    /** What makes stacks of one name from the tunables that it declares. */
    interface Provider {

        /** The name that scenarios use, such as {@code linux-6.18}. */
        String name();

        /** One sentence for the listing. */
        String summary();

        Provenance provenance();

        /** The tunables, under the system's own names. */
        ImmutableList<Setting> settings();

        /** Returns the stack for {@code values}, which hold exactly the declared tunables. */
        ClientStack create(Settings values);
    }
}
