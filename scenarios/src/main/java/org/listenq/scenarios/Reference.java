package org.listenq.scenarios;

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

/** The reference file: which keys each kind of mapping has, and what holds when one is left out. */
public final class Reference {

    private static final String FILE = "reference.yaml";
    private static final String STARTER = "starter.yaml";
    private static final String REQUIRED = "required";
    private static final String SUCH_AS = "required, such as ";
    private static final String TEXT = load(FILE);
    private static final ImmutableMap<String, Mapping> SECTIONS = sections();

    private Reference() {}

    /** The file itself, for people. */
    public static String text() {
        return TEXT;
    }

    /** A short scenario with comments, for people to start from. */
    public static String starter() {
        return load(STARTER);
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

    /** What to expect of {@code key}: {@code required, such as 128}. */
    static String marker(String kind, String key) {
        return section(kind).get(key).orElseThrow() instanceof Scalar scalar ? scalar.text() : "";
    }

    /** What holds if {@code key} is left out, and for a required one its example. */
    static Node fallback(String kind, String key) {
        Node value = section(kind)
                .get(key)
                .orElseThrow(() -> new IllegalStateException("no key " + key + " in " + kind + " of " + FILE));
        return value instanceof Scalar scalar && scalar.text().startsWith(SUCH_AS)
                ? tree(scalar.text().substring(SUCH_AS.length()))
                : value;
    }

    private static Mapping section(String kind) {
        Mapping section = SECTIONS.get(kind);
        if (section == null) {
            throw new IllegalStateException("no " + kind + " in " + FILE);
        }
        return section;
    }

    private static ImmutableMap<String, Mapping> sections() {
        ImmutableMap.Builder<String, Mapping> sections = ImmutableMap.builder();
        for (Mapping.Member member : ((Mapping) tree(TEXT)).members()) {
            sections.put(member.key(), (Mapping) member.value());
        }
        return sections.buildOrThrow();
    }

    private static Node tree(String text) {
        Problems problems = new Problems();
        Node tree = YamlTree.read(FILE, text, problems);
        problems.throwIfAny();
        return tree;
    }

    /** Returns a resource that stands beside this class. */
    static String load(String file) {
        try {
            return Resources.toString(Resources.getResource(Reference.class, file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
