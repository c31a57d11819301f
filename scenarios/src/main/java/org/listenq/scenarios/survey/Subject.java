package org.listenq.scenarios.survey;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.stream.Collectors;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;
import org.listenq.scenarios.assembly.CoreSystems;

/**
 * Who is asked: a policy, with some of its settings changed.
 *
 * @param provider the policy
 * @param changed values other than the defaults, by name
 * @param systems all that there is to name, the policy among them
 */
public record Subject(ListenerPolicy.Provider provider, ImmutableMap<String, Long> changed, CoreSystems systems) {

    /** A setting with more values than this is a quantity; each value of the others is a choice to be asked about. */
    private static final int CHOICES = 4;

    /** A policy that comes with ListenQ. */
    public Subject(ListenerPolicy.Provider provider, ImmutableMap<String, Long> changed) {
        this(provider, changed, new CoreSystems());
    }

    /** Returns the policy, which comes with ListenQ, with its defaults. */
    public static Subject of(ListenerPolicy.Provider provider) {
        return of(provider, new CoreSystems());
    }

    /** Returns the policy, which is one of {@code systems}, with its defaults. */
    public static Subject of(ListenerPolicy.Provider provider, CoreSystems systems) {
        return new Subject(provider, ImmutableMap.of(), systems);
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
                    variants.add(new Subject(provider, ImmutableMap.of(setting.name(), value), systems));
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
