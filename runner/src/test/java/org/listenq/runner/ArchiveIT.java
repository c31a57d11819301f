package org.listenq.runner;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listenq.runner.command.Version;

/** The archive that {@code mvn package} leaves, unpacked below a path with blanks and used from another folder. */
class ArchiveIT {

    private static final Path ARCHIVE = Path.of(System.getProperty("archive")).toAbsolutePath();
    private static final String NAME = "listenq-" + Version.number();

    @TempDir
    private static Path folder;

    private static Path home;
    private static Shell shell;

    @BeforeAll
    static void unpack() throws Exception {
        Path blanks = Files.createDirectories(folder.resolve("my own programs"));
        shell = new Shell(Files.createDirectory(folder.resolve("elsewhere")));
        shell.set("XDG_CACHE_HOME", folder.resolve("a cache").toString());
        shell.run("tar", "-xzf", ARCHIVE + ".tar.gz", "-C", blanks.toString()).succeeds();
        home = blanks.resolve(NAME);
    }

    @Test
    void version_fromAnotherFolder_isPrinted() throws Exception {
        Shell.Done done = listenq("version");

        assertThat(done.succeeds()).isEqualTo("listenq " + Version.number() + "\n");
        assertThat(done.err()).isEmpty();
    }

    @Test
    void run_fromAnotherFolder_printsWhatTheHousePrints() throws Exception {
        Path here = folder.resolve("here");
        String printed = Called.listenq("run", "article/backlog-2", "--out", here.toString())
                .out();

        assertThat(listenq("run", "article/backlog-2").succeeds())
                .isEqualTo(printed.replace(here.toString(), "out/article-backlog-2"));
        for (String file : List.of("trace.csv", "summary.json", "report.html")) {
            assertThat(shell.folder().resolve("out/article-backlog-2").resolve(file))
                    .hasSameBinaryContentAs(here.resolve(file));
        }
    }

    @Test
    void linkToTheProgram_called_findsItsFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("lq"), home.resolve("bin/listenq"));

        assertThat(shell.run(link.toString(), "--version").succeeds()).startsWith("listenq ");
    }

    @Test
    void secondCall_hasTheClassesOfTheFirst_inOneFile() throws Exception {
        listenq("version").succeeds();
        listenq("version").succeeds();

        try (Stream<Path> kept = Files.list(folder.resolve("a cache/listenq"))) {
            assertThat(kept).singleElement().satisfies(file -> assertThat(file).isNotEmptyFile());
        }
    }

    @Test
    void plot_onASystemWithoutFonts_drawsWithOurs() throws Exception {
        Path run = folder.resolve("run");
        Called.listenq("run", "article/backlog-2", "--quiet", "--out", run.toString());
        Path none = Files.writeString(
                folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig/>");
        Shell fontless = shell.with("FONTCONFIG_FILE", none.toString())
                .with("LISTENQ_JAVA_OPTS", "-Duser.home=" + folder.toAbsolutePath());

        Shell.Done done = fontless.run(home.resolve("bin/listenq").toString(), "plot", run.toString());

        assertThat(done.succeeds()).contains("each as png, svg, csv, gp");
        assertThat(ImageIO.read(run.resolve("plots/queues.png").toFile()).getWidth())
                .isEqualTo(1000);
    }

    @Test
    void noJavaOrAnOldOne_called_isSaidAndExits69() throws Exception {
        Path old = Files.createDirectories(folder.resolve("old"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
        Path java = Files.createDirectories(old.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nexit 1\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        for (String path : List.of(old.toString(), folder.resolve("none").toString())) {
            Shell.Done done = shell.with("JAVA_HOME", path)
                    .run(home.resolve("bin/listenq").toString(), "version");
            assertThat(done.code()).isEqualTo(69);
            assertThat(done.err())
                    .startsWith("listenq: Java 17 or newer is needed, but '" + path)
                    .hasLineCount(1);
        }
    }

    @Test
    void manualAndCompletions_inTheArchive_areWhatTheProgramPrints() {
        assertThat(home.resolve("share/man/man1/listenq.1"))
                .hasContent(Called.listenq("man").out());
        assertThat(home.resolve("share/bash-completion/completions/listenq"))
                .hasContent(Called.listenq("completion", "bash").out());
        assertThat(home.resolve("share/zsh/site-functions/_listenq"))
                .hasContent(Called.listenq("completion", "zsh").out());
    }

    @Test
    void libraries_inTheArchive_standInTheListsOfLicencesAndComponents() throws IOException {
        String licences = Files.readString(home.resolve("licenses/THIRD-PARTY.txt"));
        String json = Files.readString(home.resolve("listenq.cdx.json"));
        String xml = Files.readString(home.resolve("listenq.cdx.xml"));
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            List<Path> all = jars.filter(jar -> !jar.getFileName().toString().startsWith("listenq"))
                    .toList();
            assertThat(all).hasSizeGreaterThan(40);
            for (Path jar : all) {
                String hash = com.google.common.io.Files.asByteSource(jar.toFile())
                        .hash(Hashing.sha256())
                        .toString();
                assertThat(json).as("%s", jar).contains(hash);
                assertThat(xml).as("%s", jar).contains(hash);
                String artifact = jar.getFileName().toString().replaceFirst("-([0-9].*)\\.jar$", ":$1");
                assertThat(licences).contains(":" + artifact + " ");
            }
        }
    }

    @Test
    void licenceOfEachLibrary_isInItsJarOrBesideIt() throws IOException {
        ImmutableSet<String> apache = ImmutableSet.copyOf(Files.readAllLines(home.resolve("licenses/THIRD-PARTY.txt")));
        String ours = "logback-.*|djutils-.*|dsol-.*|jline-.*|progressbar-.*|listenq.*";
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            assertThat(jars)
                    .filteredOn(jar -> !jar.getFileName().toString().matches(ours) && !holdsLicence(jar))
                    .allMatch(jar -> apache.stream()
                            .anyMatch(
                                    line -> line.contains("(Apache-2.0)") && line.contains(":" + artifact(jar) + ":")));
        }
        for (String text :
                List.of("logback.txt", "dsol-djutils.txt", "jline.txt", "progressbar.txt", "uPlot.LICENSE")) {
            assertThat(home.resolve("licenses").resolve(text)).isNotEmptyFile();
        }
        assertThat(home.resolve("licenses/DejaVuSans.LICENSE")).isNotEmptyFile();
    }

    @Test
    void zip_holdsTheFilesOfTheTar() throws Exception {
        String inTar = shell.run("tar", "-tzf", ARCHIVE + ".tar.gz").succeeds();
        try (ZipFile zip = new ZipFile(ARCHIVE + ".zip")) {
            assertThat(zip.stream()
                            .filter(entry -> !entry.isDirectory())
                            .map(ZipEntry::getName)
                            .collect(toImmutableSet()))
                    .isEqualTo(inTar.lines().filter(name -> !name.endsWith("/")).collect(toImmutableSet()))
                    .allMatch(name -> name.startsWith(NAME + "/"));
        }
    }

    private static Shell.Done listenq(String... words) throws Exception {
        return shell.run(Stream.concat(Stream.of(home.resolve("bin/listenq").toString()), Stream.of(words))
                .toArray(String[]::new));
    }

    private static String artifact(Path jar) {
        return jar.getFileName().toString().replaceFirst("-[0-9].*", "");
    }

    private static boolean holdsLicence(Path jar) {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.stream().anyMatch(entry -> entry.getName().matches("(?i)([\\w-]+/)*LICENSE[^/]*"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
