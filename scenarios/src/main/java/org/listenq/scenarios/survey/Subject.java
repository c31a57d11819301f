package org.listenq.scenarios.survey;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.stream.Collectors;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/**
 * Who is asked: a policy, with some of its settings changed.
 *
 * @param provider the policy
 * @param changed values other than the defaults, by name
 */
public record Subject(ListenerPolicy.Provider provider, ImmutableMap<String, Long> changed) {

    /** A setting with more values than this is a quantity; each value of the others is a choice to be asked about. */
    private static final int CHOICES = 4;

    /** Returns the policy with its defaults. */
    public static Subject of(ListenerPolicy.Provider provider) {
        return new Subject(provider, ImmutableMap.of());
    }

    /** Returns the policy with each other value of each setting that is a choice. */
    public ImmutableList<Subject> variants() {
        ImmutableList.Builder<Subject> variants = ImmutableList.builder();
        for (Setting setting : provider.settings()) {
            for (long value = setting.min(); setting.max() - setting.min() < CHOICES; value++) {
                if (value > setting.max()) {
                    break;
                }
                if (value != setting.defaultValue()) {
                    variants.add(new Subject(provider, ImmutableMap.of(setting.name(), value)));
                }
            }
        }
        return variants.build();
    }

    /** Returns what {@code listen(fd, backlog)} means. */
    public Limits limits(int backlog) {
        return provider.create(Settings.of(provider.settings(), changed)).limits(backlog);
    }

    /** The changed settings as {@code name=value}, joined by commas. */
    public String changes() {
        return changed.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The server of a scenario in YAML: the policy, a backlog and {@code more}. */
    String server(int backlog, String more) {
        String settings = changed.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
        return "server: {policy: " + provider.name() + ", settings: {" + settings + "}, backlog: " + backlog + ", "
                + more + "}";
    }
}
