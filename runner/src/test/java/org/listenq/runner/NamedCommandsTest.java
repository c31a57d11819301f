package org.listenq.runner;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Commands that no test executes, since they build, measure or break things for minutes, at least name what is there:
 * scripts that may be executed, profiles and modules of the build.
 */
class NamedCommandsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SCRIPT =
            Pattern.compile("(?<![\\w./-])((?:config|runner/spark|docs)/[\\w-]+(?:\\.sh)?)(?![\\w./-])");
    private static final Pattern MAVEN = Pattern.compile("\\bmvn (?:[^`\n]|\n(?!\n))*");
    private static final Pattern PROFILE = Pattern.compile(" -P([a-z][\\w,-]*)");
    private static final Pattern MODULES = Pattern.compile(" -pl ([\\w,/-]+)");
    private static final Pattern PROFILE_OF_A_POM = Pattern.compile("<profile>(?:\\s|<!--.*?-->)*<id>([\\w-]+)</id>");

    private static ImmutableList<Path> pages() throws IOException {
        List<Path> top = Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                .map(ROOT::resolve)
                .toList();
        return ImmutableList.<Path>builder()
                .addAll(top)
                .addAll(Pages.in(ROOT.resolve("docs")))
                .build();
    }

    private static ImmutableSet<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(all -> pattern.matcher(all).replaceAll("$1"))
                .collect(toImmutableSet());
    }

    private static Stream<String> named(Pattern option, Path page) {
        return Pages.all(page, MAVEN).stream()
                .flatMap(command -> found(option, command).stream())
                .flatMap(names -> Stream.of(names.split(",", -1)));
    }

    @Test
    void scriptsOfAllPages_named_areThereAndExecutable() throws IOException {
        ImmutableSet<String> scripts = pages().stream()
                .flatMap(page -> found(SCRIPT, Pages.read(page)).stream())
                .filter(name -> name.endsWith(".sh") || name.startsWith("runner/"))
                .collect(toImmutableSet());
        assertThat(scripts).contains("config/kills.sh", "docs/performance.sh", "runner/spark/submit");
        assertThat(scripts).allMatch(name -> Files.isExecutable(ROOT.resolve(name)), "is an executable file");
    }

    @Test
    void profilesAndModules_ofMavenCommandsOfAllPages_areInTheBuild() throws IOException {
        ImmutableSet<String> profiles = poms().stream()
                .flatMap(pom -> found(PROFILE_OF_A_POM, Pages.read(pom)).stream())
                .collect(toImmutableSet());
        for (Path page : pages()) {
            assertThat(named(PROFILE, page)).as(page.toString()).isSubsetOf(profiles);
            assertThat(named(MODULES, page))
                    .as(page.toString())
                    .allMatch(name -> Files.exists(ROOT.resolve(name).resolve("pom.xml")));
        }
        assertThat(pages().stream().flatMap(page -> named(PROFILE, page)))
                .contains("spark", "swarm", "parquet", "bench");
    }

    private static ImmutableList<Path> poms() {
        return Stream.of("pom.xml", "core/pom.xml", "scenarios/pom.xml", "output/pom.xml", "runner/pom.xml")
                .map(ROOT::resolve)
                .collect(toImmutableList());
    }
}
