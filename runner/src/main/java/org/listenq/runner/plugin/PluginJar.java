package org.listenq.runner.plugin;

import com.google.common.collect.ImmutableSet;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A jar whose classes are there.
 *
 * @param file where it lies
 * @param onClassPath whether it is there without being asked for, rather than in the plugins' folder
 * @param sha256 the SHA-256 of its bytes, in hexadecimal
 * @param classes names of its classes
 */
public record PluginJar(Path file, boolean onClassPath, String sha256, ImmutableSet<String> classes) {

    private static final String SUFFIX = ".class";

    /** Its file name. */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** Reads the jar {@code file}. */
    static PluginJar of(Path file, boolean onClassPath) {
        try (JarFile jar = new JarFile(file.toFile())) {
            String sha256 = MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
            ImmutableSet<String> classes = jar.stream()
                    .map(JarEntry::getName)
                    .filter(entry -> entry.endsWith(SUFFIX))
                    .map(entry ->
                            entry.substring(0, entry.length() - SUFFIX.length()).replace('/', '.'))
                    .collect(ImmutableSet.toImmutableSet());
            return new PluginJar(file, onClassPath, sha256, classes);
        } catch (IOException e) {
            throw new BadPlugin("plugin " + file.getFileName() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
