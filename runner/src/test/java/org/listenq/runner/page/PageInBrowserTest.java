package org.listenq.runner.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.runner.Called;
import org.listenq.runner.command.ExitCode;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** What a reader does with a page, in headless Chromium; left out where there is none, but never in CI. */
class PageInBrowserTest {

    private static final String SHOWN = "#timeline-shown";
    private static final List<String> POLICIES =
            List.of("unp", "linux-3.10", "linux-6.18", "freebsd-14", "windows-rst-on-syn");

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path article;

    @BeforeAll
    static void open() {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(Browser.isHere())
                    .as("chromium and chromedriver are here")
                    .isTrue();
        }
        browser = Browser.open();
        article = report("article/backlog-2");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Path report(String scenario, String... options) {
        return run(scenario, options).resolve("report.html");
    }

    private static Path run(String scenario, String... options) {
        Path out = folder.resolve(
                scenario.replace('/', '-') + String.join("", options).replaceAll("[^a-z0-9-]", "_"));
        List<String> words = new ArrayList<>(List.of("run", scenario, "--out", out.toString(), "--trace", "csv"));
        words.addAll(List.of(options));
        Called called = Called.listenq(words.toArray(String[]::new));
        assertThat(called.err()).isEmpty();
        return out;
    }

    private static void assertQuiet() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"article/backlog-2", "overflow/cookie-ghosts", "load/flash-crowd"})
    void bundledScenario_opened_showsEverySectionAndAsksNoNetwork(String scenario) {
        browser.show(report(scenario));
        assertThat(browser.requestsOfAnyKind())
                .as("the log sees the page itself")
                .isPositive();
        assertThat(browser.all("main > section[aria-labelledby]")).hasSize(7);
        assertThat(browser.all("#connections tbody tr")).isNotEmpty();
        assertThat(browser.all("#story svg.ladder g.carried").size()).isGreaterThan(2);
        assertThat(browser.all(".plot canvas").size()).isGreaterThanOrEqualTo(3);
        assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        assertQuiet();
    }

    @Test
    void connection_clicked_showsItsLadderAndStory() {
        browser.show(article);
        WebElement client = browser.one("#connections tr[data-number='4'] button");
        browser.script("document.querySelector(\"#connections tr[data-number='4'] button\").focus()");
        client.sendKeys(Keys.ENTER);
        assertThat(browser.text("#story-of")).isEqualTo("client 4 (connection 4)");
        assertThat(browser.text("#told")).contains("connected only in its own eyes from 0.054 s", "28.738 s");
        browser.until("return document.querySelector('#story svg.ladder title').textContent.includes('client 4')");
        assertThat(browser.text("#story svg.ladder"))
                .contains("✕ TCP_LISTEN_OVERFLOW", "SYN-ACK seq 0 ack 1", "inc 2/3 · comp 3/3", "SYN_RECV", "28.738");
        assertThat(browser.text("#steps")).contains("The server ignores ACK seq 1 ack 1 at the incomplete queue");
        assertThat(browser.one("#connections tr[data-number='4'] button").getAttribute("aria-pressed"))
                .isEqualTo("true");
        assertQuiet();
    }

    @Test
    void table_filteredAndSorted_showsWhatIsAskedFor() {
        browser.show(article);
        new Select(browser.one("#filter-syns")).selectByValue("2");
        assertThat(browser.text("#connections .count")).isEqualTo("1 of 6 connections");
        assertThat(browser.text("#connections tbody th")).isEqualTo("client 6");
        new Select(browser.one("#filter-syns")).selectByValue("0");
        browser.script("document.querySelector(\"th[data-column='latency'] button\").click()");
        assertThat(browser.one("th[data-column='latency']").getAttribute("aria-sort"))
                .isEqualTo("descending");
        assertThat(browser.text("#connections tbody th")).isEqualTo("client 6");
        browser.one("#filter-client").sendKeys("3");
        browser.until("return document.querySelectorAll('#connections tbody tr').length === 1");
        assertThat(browser.text("#connections tbody th")).isEqualTo("client 3");
        assertQuiet();
    }

    @Test
    void plots_zoomedByKeyAndButton_showThatTimeTogether() {
        browser.show(article);
        String before = browser.text(SHOWN);
        WebElement plots = browser.one("#timeline .plots");
        plots.sendKeys("+");
        String zoomed = browser.text(SHOWN);
        assertThat(zoomed).isNotEqualTo(before).endsWith("s of 150 s");
        plots.sendKeys("0");
        assertThat(browser.text(SHOWN)).isEqualTo("0 to 150 s of 150 s");
        plots.sendKeys(Keys.ESCAPE);
        assertThat(browser.text(SHOWN)).isEqualTo(before);
        assertQuiet();
    }

    @Test
    void plots_zoomedByMouse_showThatTimeTogether() {
        browser.show(article);
        WebElement queues = browser.one("#timeline [data-plot='queues'] .u-over");
        browser.drag(queues, -100, 100);
        List<Double> shown = Pattern.compile("[0-9.]+")
                .matcher(browser.text(SHOWN))
                .results()
                .map(number -> Double.valueOf(number.group()))
                .toList();
        double busy = 36.84;
        double width = 200.0 / queues.getSize().getWidth() * busy;
        assertThat(shown.get(1) - shown.get(0)).isCloseTo(width, within(0.1));
        assertThat((shown.get(0) + shown.get(1)) / 2).isCloseTo(busy / 2, within(0.1));
        assertThat(shown.get(2)).isEqualTo(150);
        assertQuiet();
    }

    @Test
    void theme_switched_changesTheColours() {
        browser.colours("light");
        browser.show(article);
        String background = "return getComputedStyle(document.body).backgroundColor";
        Object light = browser.script(background);
        browser.one("#theme").click();
        assertThat(browser.script(background)).isNotEqualTo(light);
        browser.one("#theme").click();
        assertThat(browser.script(background)).isEqualTo(light);
        browser.script("localStorage.clear()");
        browser.colours("dark");
        browser.show(article);
        assertThat(browser.script(background)).isNotEqualTo(light);
        browser.colours("light");
        assertQuiet();
    }

    @Test
    void narrowScreen_opened_nothingSticksOut() {
        browser.width(390);
        browser.show(article);
        assertThat(browser.script("return window.innerWidth")).isEqualTo(390L);
        assertThat(browser.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0L);
        browser.width(1280);
        assertQuiet();
    }

    /** The scenario language refuses such names; whoever writes the files of a run by other means need not. */
    @Test
    void hostileNames_opened_stayText() throws IOException {
        String name = "<script>alert(1)</script><!--&@DATA@";
        Path run = run("article/backlog-2", "--seed", "5");
        replace(run.resolve("summary.json"), "article-backlog-2", "burst", "main", "linux-6.18", "backlog = 2");
        replace(run.resolve("connections.csv"), "burst");
        replace(run.resolve("trace.csv"), "burst", "main", "SIM_SYN_ACCEPTQ_FULL");
        Called called = Called.listenq("page", run.toString());
        assertThat(called.err()).isEmpty();
        browser.show(run.resolve("report.html"));
        assertThat(browser.title()).startsWith(name + " under " + name);
        assertThat(browser.text("h1")).isEqualTo(name);
        assertThat(browser.text("#summary")).contains(name + ":8000", name);
        assertThat(browser.text("#counters")).contains(name);
        assertThat(browser.text("#story svg.ladder")).contains("✕ " + name);
        assertThat(browser.all("script")).hasSize(2);
        assertQuiet();
    }

    private static void replace(Path file, String... words) throws IOException {
        String text = Files.readString(file);
        for (String word : words) {
            text = text.replace(word, "<script>alert(1)</script><!--&@DATA@");
        }
        Files.writeString(file, text);
    }

    @Test
    void description_withMarkup_staysText() throws IOException {
        Path file = folder.resolve("markup.yaml");
        Files.writeString(
                file,
                "name: x\ndescription: '<script>alert(1)</script><b>'\nclients: [{name: a, arrivals:"
                        + " at-once}]\nserver: {backlog: 0}\n");
        browser.show(report(file.toString()));
        assertThat(browser.text("#summary .lead")).isEqualTo("<script>alert(1)</script><b>");
        assertQuiet();
    }

    @Test
    void fivePolicies_compared_standSideBySide() {
        List<String> words = new ArrayList<>(List.of("page"));
        POLICIES.forEach(
                policy -> words.add(run("article/backlog-2", "--policy", policy).toString()));
        Path page = folder.resolve("comparison.html");
        words.addAll(List.of("--out", page.toString()));
        Called called = Called.listenq(words.toArray(String[]::new));
        assertThat(called.code()).isEqualTo(ExitCode.OK);
        browser.show(page);
        assertThat(browser.all("#figures tbody tr"))
                .extracting(WebElement::getText)
                .hasSize(5);
        POLICIES.forEach(policy -> assertThat(browser.text("#figures tbody")).contains(policy));
        assertThat(browser.all("#side-by-side svg.ladder")).hasSize(5);
        new Select(browser.one("#compared-client")).selectByVisibleText("client 5");
        assertThat(browser.all("#side-by-side svg.ladder > title"))
                .allMatch(title -> title.getAttribute("textContent").startsWith("Ladder diagram of client 5 under"));
        assertQuiet();
    }

    @Test
    void studyOfPolicies_opened_showsWhatAllRunsFoundAboveTheRuns() {
        Path out = folder.resolve("study");
        Called called = Called.listenq(
                "compare",
                "article/backlog-2",
                "--policies",
                "unp,linux-6.18",
                "--replications",
                "2",
                "--no-plots",
                "--out",
                out.toString());
        assertThat(called.err()).isEmpty();
        browser.show(out.resolve("comparison.html"));
        assertThat(browser.text("#study-1 h2")).startsWith("Results: mean of the replications");
        assertThat(browser.text("#study-1 p")).contains("shows replication 0 of each");
        assertThat(browser.all("#study-1 tbody tr")).hasSize(2);
        assertThat(browser.text("#study-1 tbody")).contains("unp", "linux-6.18");
        assertThat(browser.text("#study-2 thead")).contains("share.connected");
        assertThat(browser.text("#study-2 tbody")).startsWith("linux-6.18").contains("higher");
        assertThat(browser.script("return document.querySelector('#study-1').getBoundingClientRect().bottom"
                        + " <= document.querySelector('#side-by-side').getBoundingClientRect().top"))
                .isEqualTo(true);
        assertThat(browser.all("#side-by-side svg.ladder")).hasSize(2);
        assertQuiet();
    }
}
