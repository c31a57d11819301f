package org.listenq.output.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed documentation is the one that the columns make. */
class TraceDocumentationTest {

    private static final Path COMMITTED = Path.of("../docs/trace-format.md");

    @Test
    void committedDocumentation_comparedToTheGenerated_isTheSame() throws IOException {
        String generated = TraceDocumentation.text();
        if (System.getProperty("golden.update") != null) {
            Files.writeString(COMMITTED, generated);
        }
        assertThat(COMMITTED).content().isEqualTo(generated);
    }
}
