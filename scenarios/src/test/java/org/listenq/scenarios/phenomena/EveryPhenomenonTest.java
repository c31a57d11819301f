package org.listenq.scenarios.phenomena;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multimap;
import com.google.common.collect.MultimapBuilder;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The 28 phenomena have a test each, and a test of what nobody has run says so. */
class EveryPhenomenonTest {

    private static final int PHENOMENA = 28;
    private static final Pattern NAME = Pattern.compile("ph(\\d+)_.*");

    /** Those that were seen on a running kernel, Linux 6.18; all others were read. */
    private static final ImmutableSet<Integer> RUN =
            ImmutableSet.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 22, 26);

    @Test
    void phenomena_1to28_haveATestEach() {
        assertThat(tests().keySet())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, PHENOMENA).boxed().toList());
    }

    @Test
    void phenomenaThatNobodyRan_testsSaySo() {
        assertThat(tests().entries())
                .filteredOn(test -> !RUN.contains(test.getKey()))
                .isNotEmpty()
                .allSatisfy(test -> assertThat(displayName(test.getValue())).endsWith("not run"));
    }

    private static String displayName(Class<?> test) {
        DisplayName name = test.getAnnotation(DisplayName.class);
        return name == null ? "" : name.value();
    }

    /** Class of each test method that is named after a phenomenon, by the phenomenon's number. */
    private static Multimap<Integer, Class<?>> tests() {
        Multimap<Integer, Class<?>> found =
                MultimapBuilder.treeKeys().arrayListValues().build();
        for (Class<?> test : classes()) {
            for (Method method : test.getDeclaredMethods()) {
                Matcher name = NAME.matcher(method.getName());
                if (name.matches() && method.getAnnotations().length > 0) {
                    found.put(Integer.valueOf(name.group(1)), test);
                }
            }
        }
        return found;
    }

    private static List<Class<?>> classes() {
        String own = EveryPhenomenonTest.class.getPackageName();
        try (Stream<Path> files =
                Files.list(Path.of(EveryPhenomenonTest.class.getResource("").toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("Test.class"))
                    .sorted()
                    .<Class<?>>map(file -> load(own + "." + file.substring(0, file.length() - ".class".length())))
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
