package org.listenq.core.listener.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import org.listenq.core.listener.Rule;
import org.listenq.core.listener.SocketOption;

/**
 * What the listing says of a policy beside its name and its source.
 *
 * @param unverified answers that no source, document or measurement backs
 * @param remarks what else is to be known of its rules, a sentence each
 * @param options the socket options that it heeds
 */
record Notes(ImmutableSet<Rule> unverified, ImmutableList<String> remarks, ImmutableSet<SocketOption> options) {

    static final Notes NONE = new Notes(ImmutableSet.of(), ImmutableList.of(), ImmutableSet.of());

    /** What an accept filter changes. */
    static final String ACCEPT_FILTERS = "With an accept filter a complete connection waits, outside of the cache, "
            + "until the filter passes it; when more than the backlog wait, the one that waits longest is reset.";

    static Notes unverified(Rule first, Rule... more) {
        return new Notes(Sets.immutableEnumSet(first, more), ImmutableList.of(), ImmutableSet.of());
    }

    Notes remarking(String... sentences) {
        return new Notes(unverified, ImmutableList.copyOf(sentences), options);
    }

    /** Linux since 2.4 has TCP_DEFER_ACCEPT and TCP_SYNCNT (tcp(7)). */
    Notes heedingLinux() {
        return heeding(SocketOption.DEFER_ACCEPT, SocketOption.SYN_COUNT);
    }

    Notes heeding(SocketOption first, SocketOption... more) {
        return new Notes(unverified, remarks, Sets.immutableEnumSet(first, more));
    }
}
