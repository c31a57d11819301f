package org.listenq.runner;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows and doors of the house: who may import whom, in the project and beyond. */
class ArchitectureTest {

    private static final String BASE = "org.listenq.";
    private static final String CORE = BASE + "core.";
    private static final String OUTPUT = BASE + "output.";

    /** Every main class of the project. Rules of packages that are still empty hold by having nothing to say. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("org.listenq");

    /**
     * Guards against rules that pass because nothing was scanned. A ratchet: raise the numbers as the modules grow,
     * never lower them without saying why.
     */
    @ParameterizedTest
    @CsvSource({"core, 290", "scenarios, 235", "output, 220", "runner, 115"})
    void moduleOnTheClassPath_scanned_hasAtLeastItsKnownNumberOfClasses(String module, int atLeast) {
        JavaClasses found = CLASSES.that(resideInAnyPackage(BASE + module + ".."));
        assertThat(found.size()).as("classes of %s", module).isGreaterThanOrEqualTo(atLeast);
    }

    @ParameterizedTest
    @CsvSource({
        "core,      ''",
        "scenarios, core",
        "output,    core",
        "runner,    core scenarios output",
    })
    void module_imports_followTheArrows(String module, String mayImport) {
        check(onlyImports(BASE + module + "..", allBelow(BASE, module + " " + mayImport), "org.listenq.."));
    }

    /** One row for each package of core: all that it may import of the project beside itself. */
    @ParameterizedTest
    @CsvSource({
        "engine,          ''",
        "engine.dsol,     engine",
        "segment,         engine",
        "trace,           segment engine",
        "link,            trace segment engine settings",
        "established,     trace segment engine",
        "settings,        ''",
        "client,          established trace segment engine settings",
        "client.stack,    client established trace segment engine settings",
        "listener,        trace segment engine settings",
        "listener.policy, listener trace segment engine settings",
        "server,          listener established trace segment engine",
        "simulation,      server listener client link established trace segment engine engine.dsol",
    })
    void packageOfCore_imports_followTheArrows(String name, String mayImport) {
        check(onlyImports(CORE + name, exactly(CORE, name + " " + mayImport), CORE + "."));
    }

    @Test
    void core_packages_areAllDrawn() {
        List<String> drawn = List.of(exactly(
                CORE,
                "engine engine.dsol segment trace settings link established client client.stack listener"
                        + " listener.policy server simulation"));
        assertThat(CLASSES.that(resideInAnyPackage(CORE + ".")))
                .extracting(JavaClass::getPackageName)
                .isSubsetOf(drawn);
    }

    /** One row for each package of output: all that it may import of the module beside itself. */
    @ParameterizedTest
    @CsvSource({
        "file,       ''",
        "text,       ''",
        "capture,    text",
        "statistics, ''",
        "trace,      capture text",
        "saved,      trace",
        "series,     trace",
        "story,      trace text",
        "table,      statistics text",
        "report,     statistics story table text",
        "study,      report statistics text",
        "explain,    report saved text trace",
        "difference, capture report saved text trace",
        "plot,       file saved series study text trace",
        "page,       report series statistics story text trace",
    })
    void packageOfOutput_imports_followTheArrows(String name, String mayImport) {
        check(onlyImports(OUTPUT + name, exactly(OUTPUT, name + " " + mayImport), OUTPUT + "."));
    }

    @Test
    void output_packages_areAllDrawn() {
        List<String> drawn = List.of(exactly(
                OUTPUT,
                "file text capture statistics trace saved series story table report study explain difference plot"
                        + " page"));
        assertThat(CLASSES.that(resideInAnyPackage(OUTPUT + ".")))
                .extracting(JavaClass::getPackageName)
                .filteredOn(name -> !name.equals("org.listenq.output"))
                .isSubsetOf(drawn);
    }

    @ParameterizedTest
    @CsvSource({"listener.policy", "client.stack"})
    void registryOfSystems_insideCore_isImportedByNobody(String name) {
        check(noClasses()
                .that(resideInAnyPackage(CORE + ".").and(resideOutsideOfPackages(CORE + name)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CORE + name));
    }

    @Test
    void packages_ofTheWholeProject_haveNoCycle() {
        check(slices().matching("org.listenq.(**)").should().beFreeOfCycles());
    }

    /** One row for each third party: its packages, then the only packages that may import them. */
    @ParameterizedTest
    @CsvSource({
        "nl.tudelft.. org.djutils.. org.djunits.., org.listenq.core.engine.dsol",
        "org.apache.commons.cli..,                 org.listenq.runner..",
        "org.apache.commons.rng..,                 org.listenq.core..",
        "org.HdrHistogram..,                       org.listenq.output.statistics org.listenq.output.series",
        "org.apache.commons.statistics..,          org.listenq.output.study",
        "org.knowm.xchart.. org.apache.batik.., org.listenq.output.plot",
        "me.tongfei.progressbar..,              org.listenq.runner.progress",
        "de.siegmar.fastcsv.., org.listenq.output.page org.listenq.output.plot org.listenq.output.difference",
        "org.yaml.. com.fasterxml.jackson.dataformat.., org.listenq.scenarios..",
        "ch.qos.logback.., org.listenq.core.engine.dsol org.listenq.runner.logging",
    })
    void thirdParty_isImported_onlyBehindItsDoor(String thirdParty, String door) {
        check(noClasses()
                .that(resideOutsideOfPackages(door.split(" ")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(thirdParty.split(" ")));
    }

    @Test
    void jackson_isImported_onlyByScenariosAndTheReadersOfSummaries() {
        DescribedPredicate<JavaClass> jsonOfOutput =
                DescribedPredicate.describe("readers of summary.json", type -> type.getName()
                        .matches("org\\.listenq\\.output\\.(page|saved)\\.JsonSummary(\\$.*)?"));
        check(noClasses()
                .that(resideOutsideOfPackages(BASE + "scenarios..").and(DescribedPredicate.not(jsonOfOutput)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.."));
    }

    @Test
    void standardStreams_outsideTheRunner_areNotTouched() {
        check(noClasses().that().resideOutsideOfPackage(BASE + "runner..").should(ACCESS_STANDARD_STREAMS));
    }

    @Test
    void core_wallClockAndUnseededChance_areNotTouched() {
        check(noClasses().that().resideInAPackage(CORE + ".").should(Forbidden.WALL_CLOCK_AND_UNSEEDED_CHANCE));
    }

    @Test
    void core_files_areNeitherReadNorWritten() {
        check(noClasses().that().resideInAPackage(CORE + ".").should().dependOnClassesThat(Forbidden.FILES));
    }

    @ParameterizedTest
    @MethodSource("emptyWords")
    void names_ofClassesAndPackages_sayWhatTheThingIs(String word) {
        check(noClasses().should().haveNameMatching("(?i)org\\.listenq\\.(.*\\.)?" + word + "s?\\..*"));
        check(noClasses().should().haveNameMatching(".*" + word + "s?([^a-z].*)?"));
    }

    static Stream<String> emptyWords() {
        return Stream.of("Manager", "Helper", "Util", "Impl", "Common");
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    /** What is in {@code from} imports nothing that is in {@code ours} but not in {@code allowed}. */
    private static ArchRule onlyImports(String from, String[] allowed, String ours) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat(resideInAnyPackage(ours).and(resideOutsideOfPackages(allowed)));
    }

    private static String[] exactly(String prefix, String names) {
        return Arrays.stream(names.strip().split(" +")).map(prefix::concat).toArray(String[]::new);
    }

    private static String[] allBelow(String prefix, String names) {
        return Arrays.stream(exactly(prefix, names)).map(name -> name + "..").toArray(String[]::new);
    }
}
