package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.core.client.ArrivalProcess;
import org.listenq.core.client.ClientStack;
import org.listenq.core.link.LossModel;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.output.trace.TraceFormat;
import org.listenq.runner.command.ExitCode;
import org.listenq.runner.plugin.BadPlugin;
import org.listenq.runner.plugin.Plugins;

/** Jars of other people's, built by the JDK's compiler and used through the commands that a user types. */
class PluginsTest {

    private static final String SCENARIO = """
            name: plugged
            clients:
              - {name: a, count: 6, arrivals: {bursts-of-two: {rate: 120/m, offset: 250ms}}, stack: impatient}
              - {name: b, count: 2, arrivals: {at-once: 1500ms}}
            network: {delay: 10ms, to-server: {loss: {first-ones: {first: 0, then: 0%}}}}
            server: {policy: early-refusal, backlog: 4, settings: {early.percent: 75}, accept: never}
            run: {duration: 10s}
            """;

    @TempDir
    static Path folder;

    private static Jar example;
    private static Jar wrong;
    private static Path five;
    private static Path scenario;

    @BeforeAll
    static void build() throws IOException {
        Path classes = Jar.compile(Files.createDirectory(folder.resolve("classes")));
        example = Jar.example(classes);
        wrong = Jar.of("Broken", ListenerPolicy.Provider.class, classes);
        five = Files.createDirectory(folder.resolve("five"));
        example.build(five.resolve("early-refusal.jar"));
        Jar.of("Bursts", ArrivalProcess.Provider.class, classes).build(five.resolve("bursts.jar"));
        Jar.of("FirstOnes", LossModel.Provider.class, classes).build(five.resolve("loss.jar"));
        Jar.of("Impatient", ClientStack.Provider.class, classes).build(five.resolve("stack.jar"));
        Jar.of("Kinds", TraceFormat.class, classes).build(five.resolve("kinds.jar"));
        scenario = Files.writeString(folder.resolve("plugged.yaml"), SCENARIO);
    }

    @Test
    void fivePlugins_namedInAScenario_doWhatTheySay() throws IOException {
        Path out = folder.resolve("out");
        Called run = run("--out", out.toString(), "--trace", "kinds,csv");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("EarlyRefused", "4 ok, 4 refused");
        assertThat(Files.readString(out.resolve("connections.csv"))
                        .lines()
                        .skip(1)
                        .map(PluginsTest::connectAt)
                        .sorted())
                .containsExactly("0.25", "0.25", "0.75", "0.75", "1.25", "1.25", "1.5", "1.5");
        assertThat(Files.readString(out.resolve("trace.kinds.txt")).lines().distinct())
                .contains("CONNECT_CALL", "ACCQ_ADD");
        for (String jar : ImmutableList.of("early-refusal.jar", "bursts.jar", "loss.jar", "stack.jar", "kinds.jar")) {
            String hash = MoreFiles.asByteSource(five.resolve(jar))
                    .hash(Hashing.sha256())
                    .toString();
            assertThat(Files.readString(out.resolve("summary.json"))).contains("\"" + jar + "\": \"" + hash + "\"");
        }
        Called again = Called.listenq(
                "run", out.resolve("scenario.yaml").toString(), "--plugins", five.toString(), "--out", out + "2");
        assertThat(again.code()).isEqualTo(ExitCode.OK);
        assertThat(Path.of(out + "2", "trace.csv")).hasSameBinaryContentAs(out.resolve("trace.csv"));
    }

    @Test
    void lossModel_setByYaml_losesTheSegmentsItNames() {
        Called run = run("--out", folder.resolve("lost").toString(), "--set", "network.loss={first-ones: {first: 1}}");
        assertThat(run.out()).contains("6 timed out");
    }

    private static String connectAt(String row) {
        return row.split(",", -1)[4].replaceAll("0+$", "");
    }

    @Test
    void plugins_onTheClassPath_areFoundWithoutAnOption() throws IOException {
        try (URLClassLoader classPath = new URLClassLoader(
                new URL[] {five.resolve("early-refusal.jar").toUri().toURL()},
                getClass().getClassLoader())) {
            Plugins plugins = Plugins.find(Optional.empty(), classPath);
            assertThat(plugins.systems().policies()).contains("early-refusal", "unp");
            assertThat(plugins.origins())
                    .containsEntry("policy early-refusal", "early-refusal.jar")
                    .hasSize(1);
            assertThat(plugins.hashes()).containsOnlyKeys("early-refusal.jar");
        }
        Plugins nothing = Plugins.find(Optional.empty(), getClass().getClassLoader());
        assertThat(nothing.origins()).isEmpty();
        assertThat(nothing.jars()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void scenario_namesAPluginWrongly_theNearestAndAllKnownAreSaid(String set, String says) {
        Called check = Called.listenq("check", scenario.toString(), "--plugins", five.toString(), "--set", set);
        assertThat(check.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(check.err()).contains(says).hasLineCount(1);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("server.policy=early-refusel", "did you mean 'early-refusal'?"),
                Arguments.of("server.settings.early.procent=5", "did you mean 'early.percent'?"),
                Arguments.of("server.settings.early.percent=0", "expected a whole number from 1 to 100"),
                Arguments.of("clients.a.stack=impatent", "did you mean 'impatient'?"),
                Arguments.of("clients.a.arrivals={burst-of-two: {}}", "did you mean 'bursts-of-two'?"),
                Arguments.of("clients.a.arrivals={bursts-of-two: {rat: 5/s}}", "did you mean 'rate'?"),
                Arguments.of("clients.a.arrivals={bursts-of-two: {rate: 5}}", "'5' has no unit"),
                Arguments.of("clients.a.arrivals={bursts-of-two: {offset: 11s}}", "expected 0s to 10s"),
                Arguments.of("clients.a.arrivals={bursts-of-two: {}, from: 1s}", "found 'from' beside"),
                Arguments.of("network.loss={first-one: {}}", "did you mean 'first-ones'?"),
                Arguments.of("network.loss={first-ones: {then: 101%}}", "expected a share"));
    }

    @Test
    void traceFormat_ofAnUnknownName_theMessageListsPlugins() {
        assertThat(run("--trace", "kind").err()).contains("there are csv, ", ", kinds");
    }

    @Test
    void pluginsOption_absent_nothingIsLoaded() {
        Called check = Called.listenq("check", scenario.toString());
        assertThat(check.err()).contains("unknown policy 'early-refusal'").doesNotContain("bursts-of-two: ..}");
    }

    @Test
    void schema_withPlugins_knowsTheirNamesAndSettings() {
        String plain = Called.listenq("schema").out();
        String more = Called.listenq("schema", "--plugins", five.toString()).out();
        assertThat(plain).doesNotContain("early-refusal");
        assertThat(more).contains("\"early-refusal\"", "\"bursts-of-two\"", "\"first-ones\"", "\"impatient\"");
        assertThat(more).contains("\"default\": \"1/s\"");
    }

    @Test
    void twoJars_withOneName_bothAreNamed() throws IOException {
        Path twins = Files.createDirectory(folder.resolve("twins"));
        example.build(twins.resolve("a.jar"));
        example.build(twins.resolve("b.jar"));
        assertRefused(twins, "two are the policy 'early-refusal': one is from a.jar, one is from b.jar");
    }

    @Test
    void plugin_withABuiltInName_isRefused() throws IOException {
        Path clash = Files.createDirectory(folder.resolve("clash"));
        wrong.with(ListenerPolicy.Provider.class, "example.Broken$Unp\n").build(clash.resolve("mine.jar"));
        assertRefused(clash, "two are the policy 'unp': one is built-in, one is from mine.jar");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenPlugin_loaded_oneLineNamesItsJar(String service, String says) throws IOException {
        Path broken = Files.createTempDirectory(folder, "broken");
        wrong.with(ListenerPolicy.Provider.class, service).build(broken.resolve("broken.jar"));
        Files.copy(five.resolve("bursts.jar"), broken.resolve("good.jar"));
        assertRefused(broken, says);
    }

    static Stream<Arguments> broken() {
        String jar = "plugin broken.jar: ";
        return Stream.of(
                Arguments.of("example.Nowhere\n", jar + "org.listenq.core.listener.ListenerPolicy$Provider"),
                Arguments.of("example.Nowhere\n", "example.Nowhere not found"),
                Arguments.of("two words\n", "Illegal configuration-file syntax"),
                Arguments.of("example.Broken$Other\n", "not a subtype"),
                Arguments.of("example.Broken$Throwing\n", "could not be instantiated: java.lang.Error: on fire"),
                Arguments.of("example.Broken$Uninitialised\n", "NumberFormatException: For input string: \"none\""),
                Arguments.of("example.Broken$Asserting\n", "Broken$Asserting: java.lang.AssertionError: never called"),
                Arguments.of("example.Broken$Nameless\n", "'null' cannot be the name of a policy"),
                Arguments.of("example.Broken$Stackless\n", jar + "example.Broken$Stackless: stack() is 'amiga'"),
                Arguments.of(
                        "example.Broken$Refusing\n", "example.Broken$Refusing: java.lang.IllegalStateException: no"));
    }

    @Test
    void plugin_thatFailsInARun_isNamedWithItsClassAndItIsNoBugOfOurs() throws IOException {
        Path late = Files.createDirectory(folder.resolve("late"));
        wrong.with(ListenerPolicy.Provider.class, "example.Broken$Late\n").build(late.resolve("late.jar"));
        Path yaml = Files.writeString(late.resolve("late.yaml"), """
                name: late
                clients: [{name: a, arrivals: {at-once: 500ms}}]
                network: {delay: 10ms}
                server: {policy: broken, backlog: 4}
                run: {seed: 77}
                """);
        for (String[] command : new String[][] {
            {"run", yaml.toString(), "--out", late.resolve("out").toString()}, {"policies", "broken"}
        }) {
            Called failed = Called.listenq(Stream.concat(Stream.of(command), Stream.of("--plugins", late.toString()))
                    .toArray(String[]::new));
            assertThat(failed.code()).isEqualTo(ExitCode.BUG);
            assertThat(failed.err())
                    .startsWith(
                            "listenq: plugin late.jar: example.Broken$Late has failed; please report it to its author")
                    .contains("too late", "at example.Broken$Late", "policy broken, seed")
                    .doesNotContain("bug in ListenQ");
        }
        assertThat(late.resolve("out").resolve("summary.json")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "Late, java.lang.IllegalStateException: too late",
        "Missing, java.lang.NoClassDefFoundError: example/Elsewhere"
    })
    void plugin_thatFailsInAStudy_isNamedWithEachRunThatFailed(String name, String what) throws IOException {
        Path late = Files.createTempDirectory(folder, "late");
        wrong.with(ListenerPolicy.Provider.class, "example.Broken$" + name + "\n")
                .build(late.resolve("late.jar"));
        Path yaml = Files.writeString(late.resolve("late.yaml"), """
                name: late
                clients: [{name: a, arrivals: {at-once: 500ms}}]
                network: {delay: 10ms}
                server: {policy: broken, backlog: 4}
                """);
        String out = late.resolve("out").toString();
        for (String[] command : new String[][] {
            {"batch", yaml.toString()},
            {"sweep", yaml.toString(), "--set", "server.backlog=4", "--replications", "1"},
            {"compare", yaml.toString(), "--policies", "unp,broken", "--replications", "1"},
        }) {
            Called failed = Called.listenq(
                    Stream.concat(Stream.of(command), Stream.of("--quiet", "--out", out, "--plugins", late.toString()))
                            .toArray(String[]::new));
            assertThat(failed.err())
                    .containsPattern("(?m)^failed: listenq run " + yaml)
                    .contains("   # plugin late.jar: example.Broken$" + name + " has failed: at 0.510000000 s", what)
                    .contains("1 runs failed; each line above repeats one of them");
            assertThat(failed.code()).isEqualTo(ExitCode.FAILED_RUNS);
        }
    }

    @Test
    void plugin_builtForAnotherVersion_isNamedByWhatItLacks() throws IOException {
        Path old = Files.createDirectory(folder.resolve("old"));
        Path jar = wrong.build(old.resolve("old.jar"));
        Plugins plugins = Plugins.find(Optional.of(jar.getParent()), getClass().getClassLoader());
        AbstractMethodError lacks = new AbstractMethodError(
                "Receiver class example.Broken does not define or inherit an implementation of the resolved method");
        assertThat(plugins.blamed(lacks)).startsWith("plugin old.jar: example.Broken has failed: ");
        assertThat(plugins.blamed(new AbstractMethodError("Receiver class other.One does not")))
                .startsWith("java.lang.AbstractMethodError: ");
    }

    @Test
    void policiesAndTables_withPlugins_knowThem() {
        String plugins = five.toString();
        assertThat(Called.listenq("policies", "early-refusal", "--plugins", plugins)
                        .out())
                .contains("early-refusal: ", "early.percent", "EarlyRefused");
        assertThat(Called.listenq("policies", "--diff", "unp", "early-refusal", "--plugins", plugins)
                        .out())
                .contains("unp and early-refusal: what differs");
        assertThat(Called.listenq(
                                "table",
                                "capacity",
                                "--policies",
                                "early-refusal",
                                "--backlogs",
                                "4",
                                "--plugins",
                                plugins)
                        .out())
                .containsPattern("early-refusal +\\d");
        assertThat(Called.listenq("table", "syn-schedule", "--stacks", "impatient", "--plugins", plugins)
                        .out())
                .containsPattern("impatient +0");
        assertThat(Called.listenq("policies", "early-refusal").err()).contains("no policy 'early-refusal'");
    }

    @Test
    void fileInTheFolder_thatIsNoJar_isNamed() throws IOException {
        Path bad = Files.createDirectory(folder.resolve("bad"));
        Files.write(bad.resolve("text.jar"), "not a jar".getBytes(StandardCharsets.UTF_8));
        assertRefused(bad, "plugin text.jar cannot be read: ");
    }

    @Test
    void folder_thatIsNotThere_isSaid() {
        assertRefused(folder.resolve("gone"), "gone is not there (expected a folder with jars)");
        assertRefused(scenario, "plugged.yaml is not a folder (expected a folder with jars)");
        assertThatThrownBy(() -> Plugins.find(
                        Optional.of(folder.resolve("gone")), getClass().getClassLoader()))
                .isInstanceOf(BadPlugin.class);
    }

    private static void assertRefused(Path plugins, String says) {
        Called check = Called.listenq("check", scenario.toString(), "--plugins", plugins.toString());
        assertThat(check.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(check.err()).startsWith("listenq: ").contains(says).hasLineCount(1);
        assertThat(check.out()).isEmpty();
    }

    private static Called run(String... more) {
        return Called.listenq(
                Stream.concat(Stream.of("run", scenario.toString(), "--plugins", five.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }
}
