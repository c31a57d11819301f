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
 *
 * <p>To bring one of your own, implement it and its {@link Provider}, name the provider's class in the file {@code
 * META-INF/services/org.listenq.core.client.ClientStack$Provider} of a jar, and give the jar's folder to {@code
 * --plugins}; a group of clients then says {@code stack: NAME}.
 *
 * <p>connect() sends a SYN and starts its timer with {@link #firstTimeout}. Each time the timer fires,
 * {@link #givesUp} is asked: if so, connect() fails with ETIMEDOUT; if not, the SYN is sent again and
 * {@link #afterResend} says when the timer fires next. A table of times is all that most systems are.
 * {@link #established} says what happens to data after the handshake; take that of the system that is nearest, from
 * {@code org.listenq.core.client.stack.ClientStacks.find("linux-6.18")}, unless data is what you study.
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

    /**
     * What makes stacks of one name from the tunables that it declares. It has a constructor without parameters, and
     * remembers nothing.
     */
    interface Provider {

        /** The name that scenarios use, such as {@code linux-6.18}: a-z, 0-9, dots, hyphens; unique. */
        String name();

        /** One sentence for the listing. */
        String summary();

        /** Where its rules come from, and whether they were seen in source or only told. */
        Provenance provenance();

        /** The tunables, under the system's own names. */
        ImmutableList<Setting> settings();

        /**
         * Returns the stack for {@code values}, which hold exactly the declared tunables.
         *
         * @throws IllegalArgumentException if the values make no sense together; the message is shown to the user
         */
        ClientStack create(Settings values);
    }
}
