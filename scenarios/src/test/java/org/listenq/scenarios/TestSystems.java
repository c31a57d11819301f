package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.listenq.core.listener.SocketOption;
import org.listenq.core.settings.Setting;

/** Two server systems and two client systems for tests. */
final class TestSystems implements Systems {

    static final TestSystems SYSTEMS = new TestSystems();

    @Override
    public ImmutableSet<String> policies() {
        return ImmutableSet.of("linux-6.18", "unp");
    }

    @Override
    public ImmutableSet<String> stacks() {
        return ImmutableSet.of("linux-6.18", "bsd44");
    }

    @Override
    public ImmutableList<Setting> policySettings(String policy) {
        return policy.equals("unp")
                ? ImmutableList.of()
                : ImmutableList.of(setting("net.core.somaxconn", 4096), setting("net.ipv4.tcp_syncookies", 1));
    }

    @Override
    public ImmutableSet<SocketOption> policyOptions(String policy) {
        return policy.equals("unp")
                ? ImmutableSet.of()
                : ImmutableSet.of(SocketOption.DEFER_ACCEPT, SocketOption.SYN_COUNT, SocketOption.ACCEPT_FILTER);
    }

    @Override
    public boolean hasSynCount(String stack) {
        return stack.equals("linux-6.18");
    }

    @Override
    public ImmutableList<Setting> stackSettings(String stack) {
        return stack.equals("bsd44") ? ImmutableList.of() : ImmutableList.of(setting("net.ipv4.tcp_syn_retries", 6));
    }

    private static Setting setting(String name, long value) {
        return new Setting(name, value, 0, 65_535, "", "a tunable", "made up");
    }
}
