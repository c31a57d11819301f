package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.annotation.Annotation;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test that asserts nothing cannot fail for the rule that it names: each one must reach an assertion. */
class AssertionsTest {

    private static final ImmutableList<String> MODULES = ImmutableList.of("core", "scenarios", "output", "runner");

    /** What prepares an assertion and does not make it. */
    private static final ImmutableSet<String> PREPARES = ImmutableSet.of(
            "as",
            "describedAs",
            "extracting",
            "element",
            "first",
            "last",
            "filteredOn",
            "asInstanceOf",
            "usingComparator");

    private static final ImmutableList<Class<? extends Annotation>> TESTS = ImmutableList.of(
            Test.class, ParameterizedTest.class, RepeatedTest.class, TestFactory.class, TestTemplate.class);

    private static final JavaClasses CLASSES = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .importPaths(MODULES.stream().map(AssertionsTest::folder).toList());
    });

    /** The test classes of a module, built into the folder that these are in. */
    private static Path folder(String module) {
        try {
            Path own = Path.of(AssertionsTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path here = Path.of("").toAbsolutePath();
            return here.resolveSibling(module).resolve(here.relativize(own));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<JavaMethod> tests() {
        return CLASSES.stream().flatMap(type -> type.getMethods().stream()).filter(method -> TESTS.stream()
                .anyMatch(method::isAnnotatedWith));
    }

    /** Guards against a rule that holds because nothing was seen; a ratchet. */
    @ParameterizedTest
    @CsvSource({"core, 450", "scenarios, 190", "output, 130", "runner, 160"})
    void module_scanned_hasAtLeastItsKnownNumberOfTests(String module, int atLeast) {
        String folder = "/" + module + "/";
        assertThat(tests().filter(test -> source(test.getOwner()).contains(folder)))
                .as("tests of %s", module)
                .hasSizeGreaterThanOrEqualTo(atLeast);
    }

    private static String source(JavaClass type) {
        return type.getSource().orElseThrow().getUri().getPath();
    }

    @Test
    void test_ofAnyModule_reachesAnAssertion() {
        assertThat(tests().filter(test -> !asserts(test)).map(JavaCodeUnit::getFullName))
                .isEmpty();
    }

    /** Whether {@code test}, or a method of the tests that it calls, asserts. */
    private static boolean asserts(JavaCodeUnit test) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> left = new ArrayDeque<>(List.of(test));
        while (!left.isEmpty()) {
            JavaCodeUnit method = left.pop();
            if (seen.add(method)) {
                if (calls(method).anyMatch(AssertionsTest::isAssertion)) {
                    return true;
                }
                calls(method)
                        .flatMap(target -> target.resolveMember().stream())
                        .filter(called -> CLASSES.contain(called.getOwner().getName()))
                        .forEach(left::add);
            }
        }
        return false;
    }

    private static Stream<CodeUnitAccessTarget> calls(JavaCodeUnit method) {
        return Stream.concat(
                        method.getCallsFromSelf().stream(),
                        Stream.concat(
                                method.getMethodReferencesFromSelf().stream(),
                                method.getConstructorReferencesFromSelf().stream()))
                .map(JavaCodeUnitAccess::getTarget);
    }

    private static boolean isAssertion(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        boolean assertJ = owner.startsWith("org.assertj.core.api.") && owner.endsWith("Assert");
        boolean thrown = target.getName().equals("assertThatThrownBy");
        boolean architecture = owner.equals("com.tngtech.archunit.lang.ArchRule")
                && target.getName().equals("check");
        return thrown
                || architecture
                || (assertJ && !PREPARES.contains(target.getName()))
                || owner.equals("java.lang.AssertionError");
    }
}
