package org.listenq.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** A command that is called again and again in one folder and does not always live to see its end. */
final class Victim {

    private final Path home;
    private final String name;
    private final boolean resumes;
    private final ImmutableList<ImmutableList<String>> variants;
    private final List<Map<String, String>> calm = new ArrayList<>();
    private long lasts;

    /** A command that does not resume is called with different {@code variants} of its arguments, in turn. */
    private Victim(Path home, String name, boolean resumes, ImmutableList<ImmutableList<String>> variants) {
        this.home = home;
        this.name = name;
        this.resumes = resumes;
        this.variants = variants;
    }

    /** One that begins anew in the same folder when it is called again. */
    static Victim anew(Path home, String name, ImmutableList<ImmutableList<String>> variants) {
        return new Victim(home, name, false, variants);
    }

    /** One that goes on where it stopped. */
    static Victim resuming(Path home, String name, String command) {
        return new Victim(home, name, true, ImmutableList.of(ImmutableList.copyOf(command.split(" ", -1))));
    }

    String name() {
        return name;
    }

    private Path folder() {
        return home.resolve(name);
    }

    /** Calls every variant undisturbed and keeps what it gives. */
    void calm() throws IOException, InterruptedException {
        for (int variant = 0; variant < variants.size(); variant++) {
            long start = System.nanoTime();
            Child.Ended ended = start(variant).end();
            assertThat(ended.code()).as(ended.err()).isZero();
            lasts = (System.nanoTime() - start) / 1_000_000;
            calm.add(WholeFiles.contents(folder()));
            assertThat(calm.get(variant)).isNotEmpty();
            MoreFiles.deleteRecursively(folder(), RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    private Child start(int variant) throws IOException {
        if (name.equals("page")) {
            Files.createDirectories(folder());
        }
        return Child.start(home, variants.get(variant).toArray(String[]::new));
    }

    /** What became of a call that was to be killed. */
    enum Fate {
        BEFORE_IT_WROTE,
        AT_WORK,
        DONE
    }

    /** Calls it, sends it {@code signal} at a random moment and checks everything that it has left. */
    Fate kill(int round, String signal, Random chance) throws IOException, InterruptedException {
        int variant = round % variants.size();
        Child child = start(variant);
        wait(child, chance);
        boolean wrote = wrote();
        boolean began = !mine(child).isEmpty();
        Child.Ended ended = child.signal(signal).end();
        int expected = signal.equals("KILL") ? 137 : began || heard(ended) ? 130 : 143;
        assertThat(ended.code())
                .as("%s, round %s: %s", name, round, ended.err())
                .isIn(0, expected);
        check();
        if (ended.code() == 130) {
            assertThat(ended.err())
                    .contains(
                            "listenq: interrupted; ",
                            "listenq " + variants.get(variant).get(0) + " ");
        }
        if (signal.equals("TERM")) {
            assertThat(mine(child)).isEmpty();
        }
        if (ended.code() == 0) {
            done(variant);
            return Fate.DONE;
        }
        return wrote ? Fate.AT_WORK : Fate.BEFORE_IT_WROTE;
    }

    /** Whether the command learned of the signal; a JVM that still starts ends on its own, JDK 25 with a warning. */
    private static boolean heard(Child.Ended ended) {
        return ended.err().contains("listenq: interrupted; ");
    }

    /** Any time; or soon after it has begun to write; or as soon as a file gets its name. */
    private void wait(Child child, Random chance) throws InterruptedException {
        int kind = chance.nextInt(4);
        long until = System.nanoTime() + 1_000_000L * chance.nextInt((int) lasts + 1);
        if (kind == 1) {
            int before = parts().size();
            child.until(() -> parts().size() > before);
            until = System.nanoTime() + 1_000_000L * chance.nextInt((int) lasts / 2 + 1);
        } else if (kind >= 2) {
            int[] most = {0};
            child.until(() -> {
                int now = mine(child).size();
                most[0] = Math.max(most[0], now);
                return now < most[0] && (kind == 2 || now <= most[0] / 2);
            });
            return;
        }
        long end = until;
        child.until(() -> System.nanoTime() >= end);
    }

    private List<Path> parts() {
        try {
            return WholeFiles.parts(folder());
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // a file went away while the folder was read
        }
    }

    private List<Path> mine(Child child) {
        String mark = "." + child.process().pid() + "-";
        return parts().stream().filter(file -> file.toString().contains(mark)).toList();
    }

    private boolean wrote() {
        if (!Files.isDirectory(folder())) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    /** Whatever has a name is whole and, to the byte, a file of an undisturbed call; a summary vouches for them all. */
    private void check() throws IOException {
        WholeFiles.check(folder());
        Map<String, String> found = WholeFiles.contents(folder());
        found.forEach((file, content) -> assertThat(calm.stream().map(each -> each.get(file)))
                .as("%s of %s", file, name)
                .contains(content));
        if (found.containsKey("summary.json")) {
            assertThat(calm.contains(found)).as("%s is of one piece", name).isTrue();
        }
    }

    private void done(int variant) throws IOException {
        assertThat(WholeFiles.contents(folder()).equals(calm.get(variant)))
                .as("%s as if undisturbed", name)
                .isTrue();
        assertThat(parts()).isEmpty();
        if (resumes) {
            MoreFiles.deleteRecursively(folder(), RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    /** Lets it come to its end and compares that with an undisturbed call. */
    void finish() throws IOException, InterruptedException {
        Child.Ended ended = start(0).end();
        assertThat(ended.code()).as(ended.err()).isZero();
        done(0);
    }
}
