package org.listenq.output.page;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import com.google.common.html.HtmlEscapers;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.listenq.output.report.Section;
import org.listenq.output.text.ByteEncoder;
import org.listenq.output.text.JsonWriter;

/**
 * Writes {@code report.html}: the page of one run, or of several side by side.
 *
 * <p>Scripts and styles stand in the file, and its content security policy lets in these alone, by their hashes:
 * nothing else runs, and nothing is asked of any network. The data is JSON in an element that is not run; what comes
 * from a user is only ever made text.
 */
public final class Page {

    private static final ImmutableList<String> STYLES = ImmutableList.of("uPlot.min.css", "page.css");
    private static final ImmutableList<String> SCRIPTS = ImmutableList.of(
            "uPlot.iife.min.js",
            "base.js",
            "theme.js",
            "summary.js",
            "charts.js",
            "timeline.js",
            "latency.js",
            "connections.js",
            "ladder.js",
            "story.js",
            "comparison.js",
            "main.js");

    private Page() {}

    /** Writes the page of {@code runs}, at least one, to {@code out} and closes it. */
    public static void write(ImmutableList<RunPageData> runs, OutputStream out) throws IOException {
        write(runs, ImmutableList.of(), out);
    }

    /** Writes the page of {@code runs} of a study, which begins with what the study found in all its runs. */
    public static void write(ImmutableList<RunPageData> runs, ImmutableList<Section> study, OutputStream out)
            throws IOException {
        Preconditions.checkArgument(!runs.isEmpty(), "no run");
        ByteEncoder page = new ByteEncoder(out);
        JsonWriter json = new JsonWriter(page);
        String style = joined(STYLES);
        String script = joined(SCRIPTS);
        String head = text("page.html")
                .replace(
                        "@TITLE@",
                        HtmlEscapers.htmlEscaper().escape(title(runs)).replace("@", "&#64;"))
                .replace("@STYLE_HASH@", hash(style))
                .replace("@SCRIPT_HASH@", hash(script))
                .replace("@STYLE@", style);
        int data = head.indexOf("@DATA@");
        page.text(head.substring(0, data));
        data(json, runs, study);
        page.text(head.substring(data + "@DATA@".length()).replace("@SCRIPT@", script));
        json.close();
    }

    private static String title(ImmutableList<RunPageData> runs) {
        return runs.size() == 1 ? runs.get(0).title() : runs.get(0).name() + ": " + runs.size() + " runs side by side";
    }

    private static void data(JsonWriter json, ImmutableList<RunPageData> runs, List<Section> study) throws IOException {
        json.beginObject();
        json.name("explanations").beginObject();
        Explanations.of(text("explanations.txt"))
                .forEach((counter, text) -> json.name(counter).value(text));
        json.end();
        json.name("study").beginArray();
        study.forEach(section -> StudyJson.write(json, section));
        json.end();
        json.name("runs").beginArray();
        runs.forEach(run -> PageJson.write(json, run));
        json.end().end();
    }

    private static String hash(String text) {
        byte[] hash = Hashing.sha256().hashString(text, StandardCharsets.UTF_8).asBytes();
        return "sha256-" + Base64.getEncoder().encodeToString(hash);
    }

    private static String joined(ImmutableList<String> names) {
        return names.stream().map(Page::textOf).collect(Collectors.joining("\n", "\n", ""));
    }

    private static String textOf(String name) {
        try {
            return text(name);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static String text(String name) throws IOException {
        return Resources.toString(Resources.getResource(Page.class, name), StandardCharsets.UTF_8);
    }
}
