package example;

import com.google.common.collect.ImmutableList;
import org.listenq.core.client.ClientCounters;
import org.listenq.core.client.ClientStack;
import org.listenq.core.client.stack.ClientStacks;
import org.listenq.core.established.EstablishedRules;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/** Sends its SYN once and gives up; in all else it is as Linux. */
public final class Impatient implements ClientStack.Provider {

    @Override
    public String name() {
        return "impatient";
    }

    @Override
    public String summary() {
        return "one SYN";
    }

    @Override
    public Provenance provenance() {
        return new Provenance("none", "made up", "a test", false);
    }

    @Override
    public ImmutableList<Setting> settings() {
        return ImmutableList.of(new Setting("patience.ms", 500, 1, 60_000, "ms", "when it gives up", "made up"));
    }

    @Override
    public ClientStack create(Settings values) {
        ClientStack.Provider linux = ClientStacks.find("linux-6.18").orElseThrow();
        ClientStack likeLinux = linux.create(Settings.defaults(linux.settings()));
        return new ClientStack() {
            @Override
            public boolean givesUp(int resent, long elapsed) {
                return true;
            }

            @Override
            public long afterResend(int resent, long elapsed) {
                return values.get("patience.ms") * 1_000_000;
            }

            @Override
            public boolean timestamps() {
                return false;
            }

            @Override
            public EstablishedRules established() {
                return likeLinux.established();
            }

            @Override
            public ClientCounters counters() {
                return likeLinux.counters();
            }
        };
    }
}
