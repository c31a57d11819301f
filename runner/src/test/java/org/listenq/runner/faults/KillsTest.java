package org.listenq.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listenq.runner.Called;
import org.listenq.runner.command.ExitCode;

/**
 * Commands that are killed at random moments, by SIGKILL and SIGTERM: nothing under a final name is ever half-written,
 * and what resumes ends with the bytes of an undisturbed call. {@code config/kills.sh} kills more often.
 */
class KillsTest {

    private static final int KILLS = Integer.getInteger("listenq.kills", 4);
    private static final long SEED = Long.getLong("listenq.kills.seed", 1);

    private static final String SCENARIO = """
            name: %s
            clients: [{name: c, count: %s, arrivals: {poisson: 500/s}, send: 100B}]
            network: {delay: {uniform: [1ms, 5ms]}, loss: 2%%}
            server: {policy: linux-6.18, backlog: %s, accept: {workers: 1, service: {exponential: {mean: 2ms}}}}
            run: {duration: 30s}
            """;

    @TempDir
    private Path folder;

    private void fill() throws IOException {
        Files.writeString(folder.resolve("large.yaml"), SCENARIO.formatted("large", 4000, 64));
        Files.writeString(folder.resolve("small.yaml"), SCENARIO.formatted("small", 100, 4));
        Files.writeString(folder.resolve("study.yaml"), """
                name: study
                scenario: small.yaml
                policies: [linux-3.10, linux-6.18]
                axes: {server.backlog: [1, 4]}
                replications: 60
                metrics: [connect.p99, share.connected]
                """);
        for (int i = 0; i < 8; i++) {
            Path many = Files.createDirectories(folder.resolve("many"));
            Files.writeString(many.resolve(i + ".yaml"), SCENARIO.formatted("m" + i, 100, i));
        }
        Called saved = Called.listenq("run", folder + "/large.yaml", "--out", folder + "/saved", "--no-page");
        assertThat(saved.code()).as(saved.err()).isEqualTo(ExitCode.OK);
    }

    /** All that can be killed, in {@link #folder}. */
    private ImmutableList<Victim> victims() {
        String compare = "compare small.yaml --policies unp,linux-6.18 --replications 60 --no-plots --out compare";
        String size = "size small.yaml --goal connect.p99<1s --over server.backlog=0..64 --out size";
        return ImmutableList.of(
                Victim.anew(folder, "run", ImmutableList.of(run(1), run(2), run(3))),
                Victim.resuming(folder, "study", "study study.yaml --out study --quiet"),
                Victim.resuming(folder, "batch", "batch many --replications 20 --out batch"),
                Victim.resuming(folder, "compare", compare),
                Victim.resuming(folder, "size", size),
                Victim.anew(folder, "page", ImmutableList.of(words("page saved --out page/page.html"))));
    }

    private static ImmutableList<String> words(String command) {
        return ImmutableList.copyOf(command.split(" ", -1));
    }

    private static ImmutableList<String> run(int seed) {
        return words("run large.yaml --seed " + seed + " --trace csv,csv.gz,jsonl,pcapng --out run --quiet");
    }

    @Test
    void commands_killedAtRandomMoments_leaveNothingHalfWrittenAndResumeToTheSameBytes() throws Exception {
        fill();
        ImmutableList<Victim> all = victims();
        ImmutableList<Victim> victims = all.subList(0, Math.min(all.size(), Math.max(1, KILLS / 2)));
        for (Victim victim : victims) {
            victim.calm();
        }
        Random chance = new Random(SEED);
        Map<String, Map<Victim.Fate, Integer>> fates = new TreeMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Victim victim = victims.get(kill % victims.size());
            String signal = chance.nextBoolean() ? "KILL" : "TERM";
            Victim.Fate fate = victim.kill(kill / victims.size(), signal, chance);
            fates.computeIfAbsent(victim.name() + " " + signal, key -> new EnumMap<>(Victim.Fate.class))
                    .merge(fate, 1, Integer::sum);
        }
        for (Victim victim : victims) {
            victim.finish();
        }
        report(fates);
    }

    private static void report(Map<String, Map<Victim.Fate, Integer>> fates) throws IOException {
        StringBuilder text = new StringBuilder(
                "| command, signal | before it wrote | at work | after its end |\n|---|---|---|---|\n");
        fates.forEach((key, counts) -> {
            text.append("| ").append(key);
            for (Victim.Fate fate : Victim.Fate.values()) {
                text.append(" | ").append(counts.getOrDefault(fate, 0));
            }
            text.append(" |\n");
        });
        Files.writeString(Path.of("target", "kills.md"), text);
    }
}
