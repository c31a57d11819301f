package org.listenq.scenarios.value;

import com.google.common.collect.ImmutableList;
import java.util.stream.Stream;

/**
 * The way between clients and server.
 *
 * @param drops single segments that are lost; empty in a group's own network
 */
public record Network(Conditions toServer, Conditions toClient, ImmutableList<DropRule> drops) {

    Stream<DurationDistribution> distributions() {
        return Stream.of(toServer, toClient).flatMap(Conditions::distributions);
    }
}
