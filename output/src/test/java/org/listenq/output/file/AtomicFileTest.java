package org.listenq.output.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files get their names whole, together, and a seal vouches for the others. */
final class AtomicFileTest {

    /** No process has it: Linux numbers them below 2^22. */
    private static final String NOBODY = "999999999";

    @TempDir
    private Path folder;

    @Test
    void file_begun_hasNoNameUntilItIsCommitted() throws IOException {
        try (AtomicFile file = begun("a.txt", "new")) {
            assertThat(names()).singleElement().asString().matches("\\.a\\.txt\\.\\d+-\\d+\\.part");
            file.commit();
        }
        assertThat(names()).containsExactly("a.txt");
        assertThat(folder.resolve("a.txt")).hasContent("new");
    }

    @Test
    void partsOfProcessesThatAreGone_fileBegun_areDeletedAndOthersNot() throws IOException {
        String alive = ".a.txt." + ProcessHandle.current().pid() + "-77.part";
        for (String name : List.of(".a.txt." + NOBODY + "-0.part", ".b.txt." + NOBODY + "-0.part", alive)) {
            Files.createFile(folder.resolve(name));
        }
        begun("a.txt", "").close();
        assertThat(names()).containsExactlyInAnyOrder(".b.txt." + NOBODY + "-0.part", alive);
    }

    @Test
    void severalFiles_oneCannotBeNamed_theSealIsGoneRatherThanWrong() throws IOException {
        Path seal = Files.writeString(folder.resolve("seal"), "old");
        try (AtomicFile first = begun("seal", "new");
                AtomicFile second = begun("b", "new")) {
            Files.createDirectories(folder.resolve("b").resolve("in the way"));
            assertThatThrownBy(() -> AtomicFile.commitAll(List.of(first, second), seal))
                    .isInstanceOf(IOException.class);
        }
        assertThat(names()).containsExactly("b");
    }

    @Test
    void failedWrite_ofAnyCause_namesTheFileThatWasMeant() {
        IOException cause = new IOException("No space left on device");
        UnwritableFile problem = new UnwritableFile(folder.resolve("a.txt"), cause);
        assertThat(problem).hasMessage(folder.resolve("a.txt") + ": No space left on device");
        assertThat(UnwritableFile.in(new IllegalStateException(new java.io.UncheckedIOException(problem))))
                .hasValue(problem);
        assertThat(UnwritableFile.in(cause)).isEmpty();
    }

    private AtomicFile begun(String name, String content) throws IOException {
        AtomicFile file = AtomicFile.create(folder.resolve(name));
        OutputStream stream = file.stream();
        stream.write(content.getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
