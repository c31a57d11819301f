package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the start script tells Java: the heap, and methods to keep whole; one that is not there would be ignored. */
class StartScriptTest {

    private static final Path SCRIPT = Path.of("src", "main", "sh", "listenq");
    private static final Pattern METHOD = Pattern.compile("\\b((?:core|output)\\.[a-z.]+\\.[A-Z]\\w+)::(\\w+)");

    @TempDir
    private Path folder;

    @Test
    void methodsKeptWhole_named_exist() throws IOException, ClassNotFoundException {
        List<MatchResult> named =
                METHOD.matcher(Files.readString(SCRIPT)).results().toList();
        assertThat(named).hasSize(14);
        for (MatchResult each : named) {
            Class<?> owner = Class.forName("org.listenq." + each.group(1));
            assertThat(Arrays.stream(owner.getDeclaredMethods()).map(Method::getName))
                    .as(each.group())
                    .contains(each.group(2));
        }
    }

    @Test
    void heap_notSizedByTheUser_isSizedByTheScript() throws Exception {
        assertThat(argumentsOfJava("-Dsome=thing")).contains("-Xms48m", "-Dsome=thing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx8g", "-XX:MaxHeapSize=8g", "-XX:MaxRAMPercentage=50", "-XX:MaxRAM=8g"})
    void heap_sizedByTheUser_isLeftAlone(String size) throws Exception {
        assertThat(argumentsOfJava("-Dsome=thing " + size))
                .contains(size)
                .noneMatch(argument -> argument.startsWith("-Xm") && !argument.equals(size))
                .noneMatch(argument -> argument.startsWith("-XX:HeapBase"));
    }

    /** Returns what the script would call Java with, one element each. */
    private List<String> argumentsOfJava(String options) throws IOException, InterruptedException {
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.createFile(Files.createDirectories(folder.resolve("lib")).resolve("listenq.jar"));
        Path script = Files.copy(
                SCRIPT, Files.createDirectories(folder.resolve("bin")).resolve("listenq"));
        ProcessBuilder call = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true);
        call.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        call.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        call.environment().put("LISTENQ_JAVA_OPTS", options);
        Process process = call.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }
}
