package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.listenq.core.settings.Setting;

/** The systems that a scenario may name, as far as reading one needs to know them. */
public interface Systems {

    /** Names of the server systems. */
    ImmutableSet<String> policies();

    /** Names of the client systems. */
    ImmutableSet<String> stacks();

    /** The tunables that the server system {@code policy} declares; it is one of {@link #policies()}. */
    ImmutableList<Setting> policySettings(String policy);

    /** The tunables that the client system {@code stack} declares; it is one of {@link #stacks()}. */
    ImmutableList<Setting> stackSettings(String stack);
}
