package example;

import com.google.common.collect.ImmutableList;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.link.Chance;
import org.listenq.core.link.LossModel;
import org.listenq.core.link.LossProcess;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/** Loses the first segments of each connection, and some of the rest. */
public final class FirstOnes implements LossModel.Provider {

    @Override
    public String name() {
        return "first-ones";
    }

    @Override
    public String summary() {
        return "the first segments of each connection are lost";
    }

    @Override
    public ImmutableList<Setting> settings() {
        return ImmutableList.of(
                new Setting("first", 1, 0, 100, "", "how many are lost", "made up"),
                new Setting("then", 0, 0, 1_000_000_000L, Setting.SHARE, "share of the others that is lost", "made up"));
    }

    @Override
    public LossModel create(Settings values) {
        return (RandomStreams streams, String name) -> process(values, new Chance(streams, name));
    }

    private static LossProcess process(Settings values, Chance chance) {
        return segment -> segment.nth() <= values.get("first") || chance.of(segment) < values.share("then");
    }
}
