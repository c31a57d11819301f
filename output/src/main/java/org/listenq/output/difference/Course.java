package org.listenq.output.difference;

import com.google.common.collect.ImmutableList;

/**
 * What happened to one connection.
 *
 * @param client who opened it; the name by which two accounts are aligned
 * @param moments in order of time, at least one
 */
public record Course(String client, ImmutableList<Moment> moments) {

    long begin() {
        return moments.get(0).nanos();
    }
}
