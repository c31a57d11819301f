package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as a process of its own: what a shell script sees. */
class MainTest {

    @ParameterizedTest
    @CsvSource({"--version, 0, listenq ", "--help, 0, usage: listenq", "versoin, 2, did you mean version?"})
    void freshProcess_called_exitsWithThePromisedCode(String word, int code, String says) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(java, "-cp", System.getProperty("java.class.path"), Main.class.getName(), word);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output).contains(says);
        assertThat(process.waitFor()).isEqualTo(code);
    }
}
