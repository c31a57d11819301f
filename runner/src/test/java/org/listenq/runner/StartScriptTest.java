package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The methods that the start script tells the JIT compiler to keep whole; it would ignore one that is not there. */
class StartScriptTest {

    private static final Path SCRIPT = Path.of("src", "main", "sh", "listenq");
    private static final Pattern METHOD = Pattern.compile("\\b((?:core|output)\\.[a-z.]+\\.[A-Z]\\w+)::(\\w+)");

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
}
