package org.listenq.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.output.trace.TraceFormats;
import org.listenq.runner.Main;
import org.listenq.runner.progress.ProgressDisplay;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.value.Scenario;

/** Same scenario and seed, same bytes: in one JVM, side by side, and in another JVM of another place. */
class RepeatabilityTest {

    /** Everything that draws chance: loss both ways, reordering, duplicates, Poisson arrivals, workers, sessions. */
    private static final String WEATHER = """
            name: weather
            clients:
              - {name: poisson, arrivals: {poisson: 40/s}, count: 200, send: 300B}
              - name: loop
                arrivals: at-once
                count: 5
                connects: 6
                think: {exponential: {mean: 300ms}}
                send: 100B
                close: {after: 50ms}
                retry: {initial: 500ms, factor: 2, cap: 4s, attempts: 3}
              - {name: flood, kind: syn-flood, arrivals: {poisson: 100/s, from: 1s}, count: 150}
            network:
              delay: {lognormal: {median: 20ms, sigma: 0.5}}
              overtaking: true
              loss: {gilbert-elliott: {good-to-bad: 2%, bad-to-good: 30%, loss-in-good: 0.5%, loss-in-bad: 40%}}
              reorder: {probability: 3%, extra: {uniform: [1ms, 30ms]}}
              duplicate: {probability: 2%, extra: 5ms}
            server:
              policy: linux-6.18
              backlog: 8
              accept: {workers: 3, service: {exponential: {mean: 60ms}}, wake: random}
              pauses: [{from: 2s, to: 3s}]
            run: {duration: 60s, seed: 42}
            netstat: {at: [1s, 5s, 59s]}
            """;

    @TempDir
    private Path folder;

    private static Scenario weather() {
        return new ScenarioReader(new CoreSystems()).read("weather.yaml", WEATHER);
    }

    private Map<String, String> run(String name) throws IOException {
        Path out = folder.resolve(name);
        new ScenarioRun(weather(), out, ImmutableList.copyOf(TraceFormats.BUILT_IN), "test", true)
                .run(DsolExecutive.create(), new ProgressDisplay(System.err, false, true));
        return hashes(out);
    }

    private static Map<String, String> hashes(Path out) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                String hash =
                        Hashing.sha256().hashBytes(Files.readAllBytes(file)).toString();
                hashes.put(file.getFileName().toString(), hash);
            }
        }
        return hashes;
    }

    @Test
    void oneJvm_twice_equalBytes() throws IOException {
        Map<String, String> first = run("first");
        assertThat(first).containsKeys("trace.csv", "trace.jsonl", "connections.csv", "netstat.txt", "summary.json");
        assertThat(run("second")).isEqualTo(first);
    }

    @Test
    void oneJvm_sideBySide_equalBytes() throws IOException, InterruptedException, ExecutionException {
        Map<String, String> alone = run("alone");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Map<String, String>>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String name = "parallel" + i;
                runs.add(threads.submit(() -> run(name)));
            }
            for (Future<Map<String, String>> run : runs) {
                assertThat(run.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anotherJvm_anotherZoneAndLocale_equalBytes() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("weather.yaml"), WEATHER);
        Map<String, String> here = process(file, "here", "-Duser.timezone=UTC", "-Duser.language=en");
        Map<String, String> there = process(
                file,
                "there",
                "-Duser.timezone=Asia/Kolkata",
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Dfile.encoding=ISO-8859-1");
        assertThat(there).isEqualTo(here);
        Map<String, String> inThisJvm = run("this");
        assertThat(here.get("trace.csv")).isEqualTo(inThisJvm.get("trace.csv"));
    }

    private Map<String, String> process(Path scenario, String name, String... options)
            throws IOException, InterruptedException {
        Path out = folder.resolve(name);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("run", scenario.toString(), "--out", out.toString(), "--quiet"));
        File log = folder.resolve(name + ".log").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        assertThat(process.waitFor()).as(() -> readAll(log.toPath())).isZero();
        return hashes(out);
    }

    private static String readAll(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
