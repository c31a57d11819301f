package org.listenq.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.primitives.ImmutableLongArray;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.listener.AcceptFilter;
import org.listenq.core.listener.SocketOptions;
import org.listenq.core.segment.Direction;
import org.listenq.core.trace.TraceLevel;
import org.listenq.scenarios.value.Accept;
import org.listenq.scenarios.value.App;
import org.listenq.scenarios.value.Arrivals;
import org.listenq.scenarios.value.ClientGroup;
import org.listenq.scenarios.value.ClientSelector;
import org.listenq.scenarios.value.Conditions;
import org.listenq.scenarios.value.Conversation;
import org.listenq.scenarios.value.DropRule;
import org.listenq.scenarios.value.DurationDistribution;
import org.listenq.scenarios.value.Listener;
import org.listenq.scenarios.value.Loss;
import org.listenq.scenarios.value.Network;
import org.listenq.scenarios.value.Rate;
import org.listenq.scenarios.value.Run;
import org.listenq.scenarios.value.Scenario;
import org.listenq.scenarios.value.SegmentKind;
import org.listenq.scenarios.value.Server;
import org.listenq.scenarios.value.Session;
import org.listenq.scenarios.value.Target;
import org.listenq.scenarios.value.Timers;
import org.listenq.scenarios.value.TraceSelection;
import org.listenq.scenarios.value.Window;

class ScenarioReaderTest {

    @Test
    void article_read_hasWhatItSaysAndTheDefaults() {
        Scenario scenario = read(ScenarioLibrary.open("article/backlog-2").text());
        Conditions way = articleWay();
        ClientGroup burst = new ClientGroup(
                "burst",
                OptionalInt.of(6),
                new Arrivals.Every(ms(10), ms(0), Optional.empty()),
                org.listenq.scenarios.value.ClientKind.NORMAL,
                "linux-6.18",
                ImmutableSortedMap.of(),
                0,
                Target.listener("main"),
                OptionalInt.empty(),
                new Conversation(
                        ImmutableList.of(new Conversation.Send(16, ms(0))), Optional.empty(), false, Optional.empty()),
                new Session(1, new DurationDistribution.Constant(ms(0)), Optional.empty()),
                Optional.empty());
        assertThat(scenario)
                .isEqualTo(new Scenario(
                        "article-backlog-2",
                        "",
                        ImmutableList.of(burst),
                        new Network(way, way, ImmutableList.of()),
                        new Server(
                                "linux-6.18",
                                ImmutableSortedMap.of(),
                                ImmutableList.of(articleListener()),
                                new Server.Costs(ms(0), ms(0), ms(0))),
                        new Timers.Exact(),
                        ms(0),
                        new Run(ms(150_000), 1, false),
                        new TraceSelection(TraceLevel.ALL, ImmutableList.of(), ImmutableList.of(), ImmutableList.of()),
                        ImmutableList.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at-once | at-once | 1",
                "{at-once: 1s} | {at-once: 1s} | 1",
                "{at: [0ms, 10ms]} | {at: [0ms, 10ms]} | 2",
                "{every: 10ms} | {every: 10ms, from: 0s, until: none} | 1",
                "{every: 10ms, until: 1s} | {every: 10ms, from: 0s, until: 1s} | all",
                "{poisson: 50/s, from: 1s} | {poisson: 50/s, from: 1s, until: none} | all",
            })
    void arrivals_read_haveTheirForms(String yaml, String canonical, String count) {
        ClientGroup group = client("arrivals: " + yaml);
        assertThat(group).isEqualTo(client("arrivals: " + canonical + ", count: " + count));
    }

    @Test
    void groupWithEverything_read_hasEverything() {
        ClientGroup group = client("""
                arrivals: {poisson: 600/m, until: 20s}, count: 20, stack: linux-6.18, kind: never-answers,
                options: {syncnt: 2}, port: 81, source-port: 5000, send: [{bytes: 1kB, after: 1s}, {bytes: 2B}],
                abort: {after: 2s}, await-reply: true, connect-timeout: 3s, connects: 4,
                think: {exponential: {mean: 2s}},
                retry: {initial: 2s, cap: 60s}""");
        assertThat(group.arrivals())
                .isEqualTo(new Arrivals.Poisson(
                        new Rate(BigDecimal.valueOf(600), Duration.ofMinutes(1)), ms(0), Optional.of(ms(20_000))));
        assertThat(group.target()).isEqualTo(Target.port(81));
        assertThat(group.conversation())
                .isEqualTo(new Conversation(
                        ImmutableList.of(new Conversation.Send(1000, ms(1000)), new Conversation.Send(2, ms(0))),
                        Optional.of(new Conversation.End(true, true, ms(2000))),
                        true,
                        Optional.of(ms(3000))));
        assertThat(group.session())
                .isEqualTo(new Session(
                        4,
                        new DurationDistribution.Exponential(ms(2000), ms(0)),
                        Optional.of(new Session.Retry(ms(2000), BigDecimal.valueOf(2), ms(60_000), 5))));
    }

    @Test
    void networkOfBothWays_read_givesEachWayItsOwn() {
        Network network = read(file("", "{backlog: 2}", """
                network:
                  delay: {uniform: [1ms, 5ms]}
                  to-server: {delay: {normal: {mean: 10ms, sd: 1ms}}}
                  to-client: {loss: {gilbert-elliott: {good-to-bad: 1%, bad-to-good: 20%}}, overtaking: true}
                  blackouts: {at: 1s, for: 2s}
                  bandwidth: {rate: 10Mbit/s}
                """)).network();
        assertThat(network.toServer().delay()).isEqualTo(new DurationDistribution.Normal(ms(10), ms(1)));
        assertThat(network.toClient().delay()).isEqualTo(new DurationDistribution.Uniform(ms(1), ms(5)));
        assertThat(network.toClient().loss())
                .isEqualTo(new Loss.GilbertElliott(
                        new BigDecimal("0.01"), new BigDecimal("0.2"), BigDecimal.ZERO, BigDecimal.ONE));
        assertThat(network.toClient().overtaking()).isTrue();
        assertThat(network.toServer().blackouts()).containsExactly(new Window(ms(1000), ms(3000)));
        assertThat(network.toServer().bandwidth()).contains(new Conditions.Bandwidth(10_000_000, 100));
    }

    @Test
    void networkOfAGroup_read_differsOnlyWhereItSaysSo() {
        Scenario scenario =
                read(file("network: {loss: 1%, to-client: {delay: 7ms}}", "{backlog: 2}", "network: {delay: 3ms}"));
        Network own = scenario.networkOf(scenario.clients().get(0));
        assertThat(own.toServer().delay()).isEqualTo(new DurationDistribution.Constant(ms(3)));
        assertThat(own.toClient().delay()).isEqualTo(new DurationDistribution.Constant(ms(7)));
        assertThat(own.toClient().loss()).isEqualTo(new Loss.Independent(new BigDecimal("0.01")));
    }

    @Test
    void dropRule_read_choosesSegments() {
        String rule = "{kind: SYN-ACK, nth: [3, 1], client: a/1, direction: to-client, from: 1s, to: 2s}";
        Network network = read(file("", "{backlog: 2}", "network: {drop: [" + rule + ", {kind: any}]}"))
                .network();
        assertThat(network.drops())
                .containsExactly(
                        new DropRule(
                                Optional.of(SegmentKind.SYN_ACK),
                                ImmutableList.of(1, 3),
                                new ClientSelector(Optional.of("a"), OptionalInt.of(1)),
                                Optional.of(Direction.TO_CLIENT),
                                ms(1000),
                                Optional.of(ms(2000))),
                        new DropRule(
                                Optional.empty(),
                                ImmutableList.of(),
                                ClientSelector.ALL,
                                Optional.empty(),
                                ms(0),
                                Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "never | never",
                "at-once | {after: 0s}",
                "{after: 20s} | {after: 20s, then: at-once, max: none}",
                "{after: 1s, then: {every: 250ms, max: 3}} | {every: 250ms, from: 1s, max: 3}",
                "{after: 1s, then: {workers: 4}} | {workers: 4, service: 0s, wake: fifo, per-turn: 1, from: 1s}",
            })
    void accept_read_hasItsForms(String yaml, String canonical) {
        assertThat(listener("accept: " + yaml)).isEqualTo(listener("accept: " + canonical));
    }

    @Test
    void listenerWithEverything_read_hasEverything() {
        Listener listener = listener("""
                port: 81, sockets: 2, pauses: [{from: 1s, to: 4s}, {at: 5s, for: 1s}],
                app: {reply: 200B, request: 100B},
                close: {at: 5s}, reopen: {at: 6s}, relisten: [{at: 3s, backlog: 5}],
                options: {defer-accept: 3s, syncnt: 2, accept-filter: httpready},
                accept: {workers: 4, service: {pareto: {min: 1ms, shape: 1.50}}, wake: lifo, per-turn: 2}""");
        assertThat(listener)
                .isEqualTo(new Listener(
                        "main",
                        81,
                        2,
                        2,
                        false,
                        new Accept.Workers(
                                4,
                                new DurationDistribution.Pareto(ms(1), new BigDecimal("1.5")),
                                Accept.Wake.LIFO,
                                2,
                                ms(0)),
                        ImmutableList.of(new Window(ms(1000), ms(4000)), new Window(ms(5000), ms(6000))),
                        new App.Reply(100, 200),
                        Optional.of(ms(5000)),
                        Optional.of(new Listener.Listen(ms(6000), 2)),
                        ImmutableList.of(new Listener.Listen(ms(3000), 5)),
                        new SocketOptions(3, 2, AcceptFilter.httpReady(100))));
    }

    @Test
    void listenersThatShareAPort_read_mayDiffer() {
        Scenario scenario = read(file(
                "listener: one",
                "{listeners: [{name: one, backlog: 2, reuseport: true},"
                        + " {name: two, backlog: 2, reuseport: true, accept: never}]}",
                ""));
        assertThat(scenario.server().listeners()).hasSize(2);
        assertThat(scenario.portOf(scenario.clients().get(0))).isEqualTo(8000);
    }

    @Test
    void closedServer_read_hasClientsOnTheUsualPort() {
        Scenario scenario = read(file("", "{closed: true}", ""));
        assertThat(scenario.server().listeners()).isEmpty();
        assertThat(scenario.portOf(scenario.clients().get(0))).isEqualTo(8000);
    }

    @Test
    void smallParts_read_haveTheirForms() {
        Scenario scenario = read(file("", "{backlog: -1}", """
                timers: {linux-wheel: {phase: 3ms}}
                cookie-phase: 26.75s
                run: {duration: 60s, seed: -5, until-quiet: true}
                trace: {level: queues, only: {clients: [a/1], causes: [TCPReqQFullDrop]}}
                netstat: {at: [1s, 19s]}
                """));
        assertThat(scenario.timers()).isEqualTo(new Timers.LinuxWheel(250, ms(3)));
        assertThat(scenario.cookiePhase()).isEqualTo(ms(26_750));
        assertThat(scenario.run()).isEqualTo(new Run(ms(60_000), -5, true));
        assertThat(scenario.trace().level()).isEqualTo(TraceLevel.QUEUES);
        assertThat(scenario.trace().clients()).extracting(ClientSelector::text).containsExactly("a/1");
        assertThat(scenario.netstat()).containsExactly(ms(1000), ms(19_000));
    }

    @Test
    void filesBesideTheScenario_read_areTakenIn(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("arrivals.csv"), "time_s,note\n0,a\n0.5,b\n# done\n");
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data/rtt.csv"), "1ms\r\n2ms\r\n");
        String text = file("X", "{backlog: 2}", "network: {delay: {empirical: data/rtt.csv}}")
                .replace("arrivals: at-once, X", "arrivals: {file: arrivals.csv}");
        Path file = Files.writeString(folder.resolve("f.yaml"), text);
        Scenario scenario = new ScenarioReader(TestSystems.SYSTEMS).read(file);
        assertThat(scenario.clients().get(0).count()).hasValue(2);
        assertThat(scenario.files())
                .extracting(times -> times.nanos())
                .containsExactly(
                        ImmutableLongArray.of(0, 500_000_000),
                        ImmutableLongArray.of(1_000_000, 2_000_000),
                        ImmutableLongArray.of(1_000_000, 2_000_000));
    }

    private static Conditions articleWay() {
        return new Conditions(
                new DurationDistribution.Constant(ms(12)),
                new Loss.Independent(BigDecimal.ZERO),
                ImmutableList.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static Listener articleListener() {
        return new Listener(
                "main",
                8000,
                2,
                1,
                false,
                new Accept.AtOnce(ms(20_000), OptionalInt.empty()),
                ImmutableList.of(),
                new App.Hold(),
                Optional.empty(),
                Optional.empty(),
                ImmutableList.of(),
                SocketOptions.NONE);
    }

    private static ClientGroup client(String keys) {
        boolean hasArrivals = keys.contains("arrivals:");
        String text = file(keys, "{backlog: 2}", "");
        return read(hasArrivals ? text.replaceFirst("arrivals: at-once, ", "") : text)
                .clients()
                .get(0);
    }

    private static Listener listener(String keys) {
        return read(file("", "{backlog: 2, " + keys + "}", ""))
                .server()
                .listeners()
                .get(0);
    }

    private static String file(String client, String server, String rest) {
        return "name: x\nclients:\n  - {name: a, arrivals: at-once, " + client + "}\nserver: " + server + "\n" + rest;
    }

    private static Scenario read(String text) {
        return new ScenarioReader(TestSystems.SYSTEMS).read("f.yaml", text);
    }

    private static Duration ms(long ms) {
        return Duration.ofMillis(ms);
    }
}
