package org.listenq.runner;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every link of every page to another file of the house leads there, and every anchor to a heading. */
class LinksTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern SPAN = Pattern.compile("`[^`\n]+`");
    private static final Pattern LINK = Pattern.compile("\\]\\(\\s*([^)\\s]+)[^)]*\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
    private static final Pattern OUTSIDE = Pattern.compile("^[a-z][a-z+.-]*:.*");

    /** A link as it stands in a page. */
    private record Link(Path page, String target) {

        Path file() {
            String path = target.replaceFirst("#.*", "");
            Path folder = page.resolveSibling("");
            return path.isEmpty() ? page : folder.resolve(path).normalize();
        }

        boolean leads() {
            if (!Files.exists(file()) || !file().startsWith(ROOT)) {
                return false;
            }
            int anchor = target.indexOf('#');
            return anchor < 0 || anchors(Pages.read(file())).contains(target.substring(anchor + 1));
        }
    }

    @Test
    void links_ofAllPages_leadToAFileAndAHeading() throws IOException {
        List<Link> links = pages().stream().flatMap(LinksTest::links).toList();
        assertThat(links).hasSizeGreaterThan(80);
        assertThat(links).filteredOn(link -> !link.leads()).isEmpty();
    }

    @Test
    void everyPage_ofTheHandbook_standsInItsIndex() throws IOException {
        Path index = ROOT.resolve("docs/README.md");
        ImmutableSet<Path> linked = links(index).map(Link::file).collect(toImmutableSet());
        assertThat(Pages.in(ROOT.resolve("docs")))
                .filteredOn(page -> !page.equals(index) && !page.toString().contains("/adr/0"))
                .allMatch(linked::contains, "stands in docs/README.md");
    }

    @ParameterizedTest
    @CsvSource({
        "How to add, how-to-add",
        "1. What backlog do I need?, 1-what-backlog-do-i-need",
        "7. Is it min(backlog; somaxconn) or max_syn_backlog?, 7-is-it-minbacklog-somaxconn-or-max_syn_backlog",
        "`linux-6.18` 与 *旧* 内核, linux-618-与-旧-内核",
    })
    void heading_onThePage_hasTheAnchorThatGitHubGives(String heading, String anchor) {
        assertThat(anchors("# " + heading + "\n")).containsExactly(anchor);
    }

    @Test
    void equalHeadings_onOnePage_areNumbered() {
        assertThat(anchors("# A\n## A\n```\n# no heading\n```\n")).containsExactly("a", "a-1");
    }

    private static ImmutableList<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(ROOT)) {
            return Stream.concat(
                            top.filter(file -> file.toString().endsWith(".md")).sorted(),
                            Pages.in(ROOT.resolve("docs")).stream())
                    .collect(toImmutableList());
        }
    }

    private static Stream<Link> links(Path page) {
        String text =
                SPAN.matcher(CODE.matcher(Pages.read(page)).replaceAll("")).replaceAll("");
        return LINK.matcher(text)
                .results()
                .map(found -> new Link(page, found.group(1)))
                .filter(link -> !OUTSIDE.matcher(link.target()).matches());
    }

    private static ImmutableSet<String> anchors(String page) {
        Map<String, Integer> seen = new HashMap<>();
        return HEADING.matcher(CODE.matcher(page).replaceAll(""))
                .results()
                .map(heading -> slug(heading.group(1)))
                .map(slug -> {
                    int before = seen.merge(slug, 1, Integer::sum) - 1;
                    return before == 0 ? slug : slug + "-" + before;
                })
                .collect(toImmutableSet());
    }

    private static String slug(String heading) {
        return heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }
}
