package example;

import com.google.common.collect.ImmutableList;
import org.listenq.core.client.ArrivalProcess;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/** Clients come in bursts of two, at a rate. */
public final class Bursts implements ArrivalProcess.Provider {

    @Override
    public String name() {
        return "bursts-of-two";
    }

    @Override
    public String summary() {
        return "two at a time";
    }

    @Override
    public ImmutableList<Setting> settings() {
        return ImmutableList.of(
                new Setting("rate", 1_000_000_000L, 1, 1_000_000_000_000L, Setting.RATE, "bursts a second", "made up"),
                new Setting("offset", 0, 0, 10_000_000_000L, Setting.TIME, "time of the first", "made up"));
    }

    @Override
    public ArrivalProcess create(Settings values) {
        long between = Math.round(1e9 / values.perSecond("rate"));
        return (RandomStreams streams, String group) -> new ArrivalProcess.Arrivals() {
            private long done;

            @Override
            public long next() {
                return values.get("offset") + between * (done++ / 2);
            }
        };
    }
}
