package org.listenq.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.yaml.BadScenario;

class ScenarioLibraryTest {

    private static final Path FOLDER = Path.of("library");

    @Test
    void index_besideTheFolder_listsEveryFileInOrder() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<String> names = files.map(
                            file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - 5))
                    .sorted()
                    .toList();
            assertThat(ScenarioLibrary.list()).isEqualTo(names).hasSizeGreaterThanOrEqualTo(7);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void bundledScenario_opened_saysWhatItShowsAndIsNamedAfterItsFile(String name) {
        ScenarioLibrary.Entry entry = ScenarioLibrary.open(name + ".yaml");
        assertThat(entry.about()).contains("Shows: ").contains("Source: ");
        assertThat(new ScenarioReader(new CoreSystems())
                        .read(entry.file(), entry.text())
                        .name())
                .isEqualTo(name.replace('/', '-'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "index.txt",
                "index",
                "../../../META-INF/MANIFEST.MF",
                "article/../article/backlog-2",
                "/article/backlog-2",
                "article\\backlog-2",
                "article/backlog-2.yaml.yaml",
                "article",
                "article/",
                "..",
            })
    void pathThatIsNoName_opened_isRefused(String name) {
        assertThat(ScenarioLibrary.find(name)).isEmpty();
        assertThatThrownBy(() -> ScenarioLibrary.open(name)).isInstanceOf(BadScenario.class);
    }

    @Test
    void misspeltName_opened_nearestIsNamed() {
        assertThatThrownBy(() -> ScenarioLibrary.open("article/baklog-2"))
                .hasMessage("article/baklog-2: no scenario of this name: did you mean article/backlog-2?"
                        + " ('listenq scenarios' lists all)");
    }

    static List<String> names() {
        return ScenarioLibrary.list();
    }
}
