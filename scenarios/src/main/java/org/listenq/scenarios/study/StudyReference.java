package org.listenq.scenarios.study;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.listenq.scenarios.yaml.Mapping;
import org.listenq.scenarios.yaml.Node;
import org.listenq.scenarios.yaml.Problems;
import org.listenq.scenarios.yaml.Scalar;
import org.listenq.scenarios.yaml.YamlTree;

/** The reference of study files: which keys each kind of mapping has, and what holds when one is left out. */
public final class StudyReference {

    private static final String FILE = "study-reference.yaml";
    private static final String REQUIRED = "required, such as ";
    private static final String TEXT = load();
    private static final ImmutableMap<String, Mapping> SECTIONS = sections();

    private StudyReference() {}

    /** The file itself, for people. */
    public static String text() {
        return TEXT;
    }

    /** The kinds of mapping. */
    static ImmutableList<String> kinds() {
        return SECTIONS.keySet().asList();
    }

    /** The keys of a kind of mapping. */
    static ImmutableList<String> keys(String kind) {
        return section(kind).keys();
    }

    /** Whether {@code key} must be given. */
    static boolean isRequired(String kind, String key) {
        return marker(kind, key).startsWith(REQUIRED);
    }

    /** What a required key looks like. */
    static String example(String kind, String key) {
        return marker(kind, key).substring(REQUIRED.length());
    }

    /** What holds if {@code key} is left out. */
    static Node fallback(String kind, String key) {
        return section(kind).get(key).orElseThrow(() -> new IllegalStateException("no " + key + " in " + kind));
    }

    private static String marker(String kind, String key) {
        return fallback(kind, key) instanceof Scalar scalar ? scalar.text() : "";
    }

    private static Mapping section(String kind) {
        Mapping section = SECTIONS.get(kind);
        if (section == null) {
            throw new IllegalStateException("no " + kind + " in " + FILE);
        }
        return section;
    }

    private static ImmutableMap<String, Mapping> sections() {
        Problems problems = new Problems();
        Mapping root = (Mapping) YamlTree.read(FILE, TEXT, problems);
        problems.throwIfAny();
        ImmutableMap.Builder<String, Mapping> sections = ImmutableMap.builder();
        root.members().forEach(member -> sections.put(member.key(), (Mapping) member.value()));
        return sections.buildOrThrow();
    }

    private static String load() {
        try {
            return Resources.toString(Resources.getResource(StudyReference.class, FILE), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
