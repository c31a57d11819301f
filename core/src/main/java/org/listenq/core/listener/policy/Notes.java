package org.listenq.core.listener.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import org.listenq.core.listener.Rule;

/**
 * What the listing says of a policy beside its name and its source.
 *
 * @param unverified answers that no source, document or measurement backs
 * @param remarks what else is to be known of its rules, a sentence each
 */
record Notes(ImmutableSet<Rule> unverified, ImmutableList<String> remarks) {

    static final Notes NONE = new Notes(ImmutableSet.of(), ImmutableList.of());

    static Notes unverified(Rule first, Rule... more) {
        return new Notes(Sets.immutableEnumSet(first, more), ImmutableList.of());
    }

    Notes remarking(String... sentences) {
        return new Notes(unverified, ImmutableList.copyOf(sentences));
    }
}
