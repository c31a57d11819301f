package org.listenq.runner.plugin;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;

/**
 * A jar whose classes are there.
 *
 * @param name its file name
 * @param sha256 the SHA-256 of its bytes, in hexadecimal
 */
public record PluginJar(String name, String sha256) {

    /** Reads the jar {@code file}. */
    static PluginJar of(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            String sha256 = MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
            return new PluginJar(String.valueOf(Path.of(jar.getName()).getFileName()), sha256);
        } catch (IOException e) {
            throw new BadPlugin("plugin " + file.getFileName() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
