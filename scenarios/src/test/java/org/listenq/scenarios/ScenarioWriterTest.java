package org.listenq.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.value.Scenario;

class ScenarioWriterTest {

    private static final String TEXT = "name: x\nclients: [{name: a, arrivals: at-once}]\nserver: {backlog: 2}\n";

    @ParameterizedTest
    @MethodSource("bundled")
    void bundledScenario_writtenAndRead_isTheSame(String name) {
        ScenarioReader reader = new ScenarioReader(new CoreSystems());
        Scenario scenario = reader.read("f.yaml", ScenarioLibrary.open(name).text());
        assertThat(reader.read("f.yaml", ScenarioWriter.write(scenario))).isEqualTo(scenario);
    }

    @Test
    void scenariosByChance_writtenAndRead_areTheSame() {
        for (long seed = 1; seed <= 300; seed++) {
            Scenario scenario = new RandomScenario(seed).next();
            String text = ScenarioWriter.write(scenario);
            Scenario again = read(text);
            assertThat(again).as("seed %d:%n%s", seed, text).isEqualTo(scenario);
            assertThat(ScenarioWriter.write(again)).as("seed %d", seed).isEqualTo(text);
        }
    }

    @Test
    void canonicalForm_ofTheArticle_hasEveryDefault() {
        assertThat(ScenarioWriter.write(
                        read(ScenarioLibrary.open("article/backlog-2").text())))
                .isEqualTo(ARTICLE);
    }

    @Test
    void hash_ofTheArticle_staysWhatItIs() {
        assertThat(ScenarioWriter.hash(
                        read(ScenarioLibrary.open("article/backlog-2").text())))
                .isEqualTo("fd735433f9145f5495e4f3ece9b055333a1464b23092206b5f170089eead45d3");
    }

    @ParameterizedTest
    @CsvSource({
        "'# a comment\nserver: {backlog: 2}\nclients:\n  - arrivals: at-once\n    name: \"a\"\nname: x\n', true",
        "'name: x\nclients: [{name: a, arrivals: {at-once: 0ms}, count: 1}]\nserver: {backlog: 2, port: 8000}', true",
        "'name: x\nclients: [{name: a, arrivals: at-once}]\nserver: {backlog: 3}', false",
        "'name: x\nclients: [{name: a, arrivals: at-once}]\nserver: {backlog: 2}\nrun: {seed: 2}', false",
    })
    void hash_ofAnotherText_sameOnlyForTheSameMeaning(String text, boolean same) {
        assertThat(ScenarioWriter.hash(read(text)).equals(ScenarioWriter.hash(read(TEXT))))
                .isEqualTo(same);
    }

    @Test
    void hash_fileWithOtherTimes_differs() {
        assertThat(ScenarioWriter.hash(withFile("1s\n2s\n")))
                .isEqualTo(ScenarioWriter.hash(withFile("time_ms\n1000\n2000")))
                .isNotEqualTo(ScenarioWriter.hash(withFile("1s\n3s\n")));
    }

    static java.util.List<String> bundled() {
        return ScenarioLibrary.list();
    }

    private static Scenario withFile(String content) {
        String text = "name: x\nclients: [{name: a, arrivals: {file: t.csv}}]\nserver: {backlog: 2}\n";
        NamedFiles files = NamedFiles.of(ImmutableMap.of("t.csv", content.getBytes(StandardCharsets.UTF_8)));
        return new ScenarioReader(TestSystems.SYSTEMS).read("f.yaml", text, Overrides.none(), files);
    }

    private static Scenario read(String text) {
        return new ScenarioReader(TestSystems.SYSTEMS).read("f.yaml", text);
    }

    private static final String ARTICLE = """
            name: article-backlog-2
            description: ''
            clients:
              - name: burst
                count: 6
                arrivals: {every: 10ms, from: 0s, until: none}
                kind: normal
                stack: linux-6.18
                settings: {}
                options: {syncnt: none}
                listener: main
                port: none
                source-port: none
                send: [{bytes: 16B, after: 0s}]
                close: none
                abort: none
                await-reply: false
                connect-timeout: none
                connects: 1
                think: 0s
                retry: none
                network: none
            network:
              delay: 12ms
              loss: 0%
              blackouts: []
              reorder: none
              duplicate: none
              bandwidth: none
              overtaking: false
              drop: []
            server:
              policy: linux-6.18
              settings: {}
              costs: {syn: 0s, accept: 0s, request: 0s}
              name: main
              port: 8000
              backlog: 2
              sockets: 1
              reuseport: false
              accept: {after: 20s, then: at-once, max: none}
              pauses: []
              app: hold
              close: none
              reopen: none
              relisten: []
              options: {defer-accept: none, syncnt: none}
            timers: exact
            cookie-phase: 0s
            run: {duration: 150s, seed: 1, until-quiet: false}
            trace: {level: all, only: {connections: [], clients: [], causes: []}}
            netstat: {at: []}
            """;
}
