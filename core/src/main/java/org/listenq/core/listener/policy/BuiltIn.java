package org.listenq.core.listener.policy;

import com.google.common.collect.ImmutableList;
import java.util.function.Function;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/**
 * A listener policy of this package: what the listing says of it, and how it is made.
 *
 * @param name the name that scenarios use
 * @param summary one sentence for the listing
 * @param provenance where its rules come from
 * @param stack name of the client stack of the same system
 * @param settings the tunables
 * @param maker makes it
 */
record BuiltIn(
        String name,
        String summary,
        Provenance provenance,
        String stack,
        ImmutableList<Setting> settings,
        Function<Settings, ListenerPolicy> maker)
        implements ListenerPolicy.Provider {

    @Override
    public ListenerPolicy create(Settings values) {
        return maker.apply(values);
    }
}
