package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.listenq.core.listener.SocketOption;
import org.listenq.core.settings.Setting;

/** The systems that a scenario may name, as far as reading one needs to know them. */
public interface Systems {

    /** The setting that a client group's option {@code syncnt} is short for. */
    String SYN_COUNT = SocketOption.SYN_COUNT.symbol();

    /** Names of the server systems. */
    ImmutableSet<String> policies();

    /** Names of the client systems. */
    ImmutableSet<String> stacks();

    /** Names of the arrival processes that do not come with ListenQ. */
    default ImmutableSet<String> arrivals() {
        return ImmutableSet.of();
    }

    /** Names of the loss models that do not come with ListenQ. */
    default ImmutableSet<String> losses() {
        return ImmutableSet.of();
    }

    /** The settings of the arrival process {@code name}; it is one of {@link #arrivals()}. */
    default ImmutableList<Setting> arrivalSettings(String name) {
        throw new IllegalArgumentException("no arrival process " + name);
    }

    /** The settings of the loss model {@code name}; it is one of {@link #losses()}. */
    default ImmutableList<Setting> lossSettings(String name) {
        throw new IllegalArgumentException("no loss model " + name);
    }

    /** The tunables that the server system {@code policy} declares; it is one of {@link #policies()}. */
    ImmutableList<Setting> policySettings(String policy);

    /** The socket options that the server system {@code policy} heeds; it is one of {@link #policies()}. */
    ImmutableSet<SocketOption> policyOptions(String policy);

    /** Whether sockets of the client system {@code stack} have TCP_SYNCNT; it is one of {@link #stacks()}. */
    default boolean hasSynCount(String stack) {
        return stackSettings(stack).stream().anyMatch(setting -> setting.name().equals(SYN_COUNT));
    }

    /** The tunables that the client system {@code stack} declares; it is one of {@link #stacks()}. */
    ImmutableList<Setting> stackSettings(String stack);
}
