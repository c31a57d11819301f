package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A jar as a researcher builds it, with nothing but the JDK and ListenQ's classes.
 *
 * @param classes folder of all classes
 * @param name which class is its own, with those inside it
 * @param services the lines of each service file, by the name of the service
 */
record Jar(Path classes, String name, ImmutableMap<String, String> services) {

    private static final Path EXAMPLE = Path.of("..", "docs", "examples", "listener-policy", "src", "main");
    private static final Path OTHERS = Path.of("src", "test", "resources", "org", "listenq", "runner", "plugins");

    /** Compiles the example that the documentation shows, and the plugins of the tests, into {@code folder}. */
    static Path compile(Path folder) throws IOException {
        List<Path> sources = new ArrayList<>(List.of(EXAMPLE.resolve("java/example/EarlyRefusal.java")));
        sources.addAll(files(OTHERS));
        compile(sources, folder);
        return folder;
    }

    /** Where ListenQ's classes and those that it needs lie. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Compiles {@code sources} into {@code folder}. */
    static void compile(List<Path> sources, Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            ImmutableList<String> options =
                    ImmutableList.of("-proc:none", "--release", "17", "-cp", classPath(), "-d", folder.toString());
            boolean compiled = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
    }

    /** The example that the documentation shows. */
    static Jar example(Path classes) throws IOException {
        ImmutableMap.Builder<String, String> services = ImmutableMap.builder();
        for (Path file : files(EXAMPLE.resolve("resources/META-INF/services"))) {
            services.put(String.valueOf(file.getFileName()), Files.readString(file));
        }
        return new Jar(classes, "EarlyRefusal", services.buildOrThrow());
    }

    /** The class {@code name} of the test's resources, as the provider of {@code service}. */
    static Jar of(String name, Class<?> service, Path classes) {
        return new Jar(classes, name, ImmutableMap.of(service.getName(), "example." + name + "\n"));
    }

    /** The same classes with {@code line} as the file of {@code service}. */
    Jar with(Class<?> service, String line) {
        return new Jar(classes, name, ImmutableMap.of(service.getName(), line));
    }

    /** Builds it as {@code jar}. */
    Path build(Path jar) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(bytes)) {
            for (Path file : files(classes.resolve("example"))) {
                String entry = String.valueOf(file.getFileName());
                if (entry.equals(name + ".class") || entry.startsWith(name + "$")) {
                    out.putNextEntry(new JarEntry("example/" + entry));
                    Files.copy(file, out);
                }
            }
            for (Map.Entry<String, String> service : services.entrySet()) {
                out.putNextEntry(new JarEntry("META-INF/services/" + service.getKey()));
                out.write(service.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
