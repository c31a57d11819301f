package org.listenq.core.listener.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.function.Function;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.Rule;
import org.listenq.core.listener.SocketOption;
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
 * @param notes what else is to be known of it
 */
record BuiltIn(
        String name,
        String summary,
        Provenance provenance,
        String stack,
        ImmutableList<Setting> settings,
        Function<Settings, ListenerPolicy> maker,
        Notes notes)
        implements ListenerPolicy.Provider {

    /** A policy of which there is no more to say. */
    BuiltIn(
            String name,
            String summary,
            Provenance provenance,
            String stack,
            ImmutableList<Setting> settings,
            Function<Settings, ListenerPolicy> maker) {
        this(name, summary, provenance, stack, settings, maker, Notes.NONE);
    }

    @Override
    public ImmutableList<String> remarks() {
        return notes.remarks();
    }

    @Override
    public ImmutableSet<Rule> unverified() {
        return notes.unverified();
    }

    @Override
    public ImmutableSet<SocketOption> options() {
        return notes.options();
    }

    @Override
    public ListenerPolicy create(Settings values) {
        return maker.apply(values);
    }
}
