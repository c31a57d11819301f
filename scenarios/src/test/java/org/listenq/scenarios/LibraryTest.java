package org.listenq.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LibraryTest {

    @Test
    void bundledScenario_readAsAResource_isTheFileInTheTree() throws Exception {
        try (InputStream in = LibraryTest.class.getResourceAsStream("/org/listenq/library/article/backlog-2.yaml")) {
            assertThat(in).isNotNull();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("name: article-backlog-2");
        }
    }
}
