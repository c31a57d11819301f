package org.listenq.scenarios;

import com.google.common.collect.ImmutableMap;
import com.google.common.io.ByteStreams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** Where the files are that a scenario names. */
@FunctionalInterface
public interface NamedFiles {

    /** The largest file that is read, in bytes. */
    int LIMIT = 64 << 20;

    /**
     * Returns the content of {@code name}, a relative path with slashes that leads nowhere up.
     *
     * @throws NoSuchFileException if there is none
     * @throws IOException if it cannot be read or is larger than {@link #LIMIT}
     */
    byte[] read(String name) throws IOException;

    /**
     * Returns the content of {@code name}, however large; the caller closes it.
     *
     * @throws NoSuchFileException if there is none
     * @throws IOException if it cannot be read
     */
    default InputStream open(String name) throws IOException {
        return new ByteArrayInputStream(read(name));
    }

    /** No files at all. */
    static NamedFiles none() {
        return of(Map.of());
    }

    /** Files beside {@code scenario} and below. */
    static NamedFiles beside(Path scenario) {
        return new NamedFiles() {
            @Override
            public byte[] read(String name) throws IOException {
                try (InputStream in = open(name)) {
                    byte[] content = ByteStreams.limit(in, LIMIT + 1L).readAllBytes();
                    if (content.length > LIMIT) {
                        throw new IOException("larger than 64 MiB");
                    }
                    return content;
                }
            }

            @Override
            public InputStream open(String name) throws IOException {
                return Files.newInputStream(scenario.resolveSibling(name));
            }
        };
    }

    /** Files whose contents are known already. */
    static NamedFiles of(Map<String, byte[]> contents) {
        ImmutableMap<String, byte[]> known = ImmutableMap.copyOf(contents);
        return name -> {
            byte[] content = known.get(name);
            if (content == null) {
                throw new NoSuchFileException(name);
            }
            return content.clone();
        };
    }
}
