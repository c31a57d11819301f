package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Committed texts that a test regenerates; {@code -Dgolden.update} rewrites them. */
final class Golden {

    private static final boolean UPDATES = System.getProperty("golden.update") != null;

    private Golden() {}

    /** Compares {@code text} to what {@code file} holds; a file that is missing fails as well. */
    static void check(Path file, String text) throws IOException {
        if (UPDATES) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).as("golden; -Dgolden.update writes it").exists();
        assertThat(Files.readString(file))
                .as("%s; -Dgolden.update rewrites it", file)
                .isEqualTo(text);
    }
}
