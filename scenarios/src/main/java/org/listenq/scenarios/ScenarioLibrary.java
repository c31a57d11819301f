package org.listenq.scenarios;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.listenq.scenarios.yaml.BadScenario;
import org.listenq.scenarios.yaml.Place;

/** The scenarios that come with ListenQ, by names such as {@code article/backlog-2}. */
public final class ScenarioLibrary {

    private static final String FOLDER = "/org/listenq/library/";
    private static final String INDEX = "index.txt";
    private static final ImmutableList<String> NAMES = names();

    private ScenarioLibrary() {}

    /**
     * A bundled scenario.
     *
     * @param name topic and case
     * @param about the comment with which it opens: what it shows, and its source
     * @param text the whole file
     */
    public record Entry(String name, String about, String text) {

        /** How messages call the file. */
        public String file() {
            return name + ".yaml";
        }
    }

    /** All names, in order. */
    public static ImmutableList<String> list() {
        return NAMES;
    }

    /**
     * Returns the scenario called {@code name}, with or without {@code .yaml}.
     *
     * @throws BadScenario if there is none
     */
    public static Entry open(String name) {
        return find(name)
                .orElseThrow(() -> BadScenario.of(
                        Place.whole(name),
                        "no scenario of this name" + NearestName.suggestion(name, NAMES),
                        "'listenq scenarios' lists all"));
    }

    /** Returns the scenario called {@code name}, if there is one; only listed names are ever opened. */
    public static Optional<Entry> find(String name) {
        String plain = name.endsWith(".yaml") ? name.substring(0, name.length() - 5) : name;
        return NAMES.contains(plain) ? Optional.of(entry(plain)) : Optional.empty();
    }

    private static Entry entry(String name) {
        String text = resource(name + ".yaml");
        return new Entry(name, about(text), text);
    }

    private static String about(String text) {
        return text.lines()
                .takeWhile(line -> line.startsWith("#"))
                .filter(line -> !line.startsWith("# yaml-language-server"))
                .map(line -> line.substring(1).strip())
                .collect(Collectors.joining("\n"));
    }

    private static ImmutableList<String> names() {
        return Splitter.on('\n')
                .trimResults()
                .omitEmptyStrings()
                .splitToStream(resource(INDEX))
                .collect(ImmutableList.toImmutableList());
    }

    private static String resource(String name) {
        URL url = Resources.getResource(ScenarioLibrary.class, FOLDER + name);
        try {
            return Resources.toString(url, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
