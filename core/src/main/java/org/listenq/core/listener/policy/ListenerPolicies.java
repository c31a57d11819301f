package org.listenq.core.listener.policy;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.listenq.core.listener.ListenerPolicy;

/** The registry of listener policies; a new one is one line here. */
public final class ListenerPolicies {

    private static final ImmutableList<ListenerPolicy.Provider> BUILT_IN = ImmutableList.of(
            Unp.PROVIDER,
            Bsd44.PROVIDER,
            Linux22.PROVIDER,
            Linux310.SINCE_2_4,
            Linux310.SINCE_2_6_32,
            Linux310.PROVIDER,
            Linux44.PROVIDER,
            Linux54.SINCE_4_10,
            Linux54.PROVIDER,
            Linux618.PROVIDER,
            FreeBsd4.PROVIDER,
            FreeBsd14.PROVIDER,
            Xnu.PROVIDER,
            Solaris.PROVIDER,
            Windows.RST_ON_SYN,
            Windows.RST_ON_ACK,
            NetBsd.PROVIDER,
            NetBsd.OPENBSD,
            GVisor.PROVIDER,
            LwIp.PROVIDER,
            HpUx.PROVIDER,
            Custom.PROVIDER);

    private ListenerPolicies() {}

    /** All policies, in the order in which they are listed. */
    public static ImmutableList<ListenerPolicy.Provider> all() {
        return BUILT_IN;
    }

    /** Returns the policy called {@code name}. */
    public static Optional<ListenerPolicy.Provider> find(String name) {
        return BUILT_IN.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }
}
