package org.listenq.scenarios.value;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * An experiment: clients, a network, a server, and how long to watch them.
 *
 * @param name names the output folder
 * @param description one sentence for people; may be empty
 * @param clients at least one group
 * @param cookiePhase how long before the start the minute counter of SYN cookies last moved; below one minute
 * @param netstat when the states of both hosts are listed
 */
public record Scenario(
        String name,
        String description,
        ImmutableList<ClientGroup> clients,
        Network network,
        Server server,
        Timers timers,
        Duration cookiePhase,
        Run run,
        TraceSelection trace,
        ImmutableList<Duration> netstat) {

    /** Returns the port that {@code group} connects to; nobody listens there if it is a closed one. */
    public int portOf(ClientGroup group) {
        return group.target().port().orElseGet(() -> server.listeners().stream()
                .filter(listener -> group.target()
                        .listener()
                        .filter(listener.name()::equals)
                        .isPresent())
                .mapToInt(Listener::port)
                .findFirst()
                .orElseThrow());
    }

    /** The network that the clients of {@code group} see. */
    public Network networkOf(ClientGroup group) {
        return group.network().orElse(network);
    }

    private static Stream<TimeFile> files(Arrivals arrivals) {
        if (arrivals instanceof Arrivals.Captured captured) {
            TimeFile file = captured.file();
            return Stream.of(file, new TimeFile(file.name(), captured.delays()));
        }
        return arrivals instanceof Arrivals.Listed listed ? Stream.of(listed.file()) : Stream.empty();
    }

    /** The contents of files that this scenario names, in the order of the text. */
    public Stream<TimeFile> files() {
        Stream<TimeFile> arrivals = clients.stream().map(ClientGroup::arrivals).flatMap(Scenario::files);
        Stream<Network> networks =
                Stream.concat(Stream.of(network), clients.stream().flatMap(group -> group.network().stream()));
        Stream<DurationDistribution> distributions = Stream.concat(
                networks.flatMap(Network::distributions),
                Stream.concat(
                        clients.stream().map(group -> group.session().think()),
                        server.listeners().stream().flatMap(listener -> listener.accept().service().stream())));
        return Stream.concat(arrivals, distributions.flatMap(distribution -> distribution.file().stream()));
    }
}
