package org.listenq.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.listenq.core.client.ArrivalProcess;
import org.listenq.output.study.Metrics;
import org.listenq.scenarios.NamedFiles;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.study.Study;
import org.listenq.scenarios.study.StudyPlan;
import org.listenq.scenarios.study.StudyReader;

/** A plugin that fails when more arrivals are asked of it than a limit, and a study that needs it and a file. */
public final class InThrees {

    private static final String TIMES = "1ms\n11ms\n11ms\n25ms\n";

    private static final String SCENARIO = """
            name: threes
            clients:
              - {name: p, count: 30, arrivals: {in-threes: {limit: 100}}, send: 10B}
              - {name: f, arrivals: {file: times.csv}, send: 10B}
              - {name: c, count: 500, arrivals: {poisson: 80/s}, send: 10B}
            network: {delay: {uniform: [1ms, 5ms]}, loss: 2%}
            server: {policy: linux-6.18, backlog: 2, accept: {workers: 1, service: {exponential: {mean: 10ms}}}}
            run: {duration: 20s}
            """;

    private static final String SOURCE = """
            package example;

            import com.google.common.collect.ImmutableList;
            import org.listenq.core.client.ArrivalProcess;
            import org.listenq.core.settings.Setting;
            import org.listenq.core.settings.Settings;

            public final class InThrees implements ArrivalProcess.Provider {
                public String name() {
                    return "in-threes";
                }

                public String summary() {
                    return "three every 10 ms";
                }

                public ImmutableList<Setting> settings() {
                    return ImmutableList.of(new Setting("limit", 100, 1, 100, "", "most arrivals", "a test"));
                }

                public ArrivalProcess create(Settings values) {
                    return (streams, group) -> new ArrivalProcess.Arrivals() {
                        private long done;

                        public long next() {
                            if (done == values.get("limit")) {
                                throw new IllegalStateException("no more than " + done);
                            }
                            return 10_000_000L * (done++ / 3);
                        }
                    };
                }
            }
            """;

    private InThrees() {}

    /** Returns the plan of two policies with each of {@code limits}, twice. */
    static StudyPlan plan(CoreSystems systems, String limits) {
        Study study = new StudyReader(systems, Metrics::complaint).read("study.yaml", study(limits));
        NamedFiles files = NamedFiles.of(ImmutableMap.of("times.csv", TIMES.getBytes(StandardCharsets.UTF_8)));
        return StudyPlan.of(study, new StudyPlan.Text("threes.yaml", SCENARIO, files), new ScenarioReader(systems));
    }

    private static String study(String limits) {
        return "name: threes\nscenario: threes.yaml\nreplications: 2\npolicies: [unp, linux-6.18]\n"
                + "axes: {clients.p.arrivals.in-threes.limit: " + limits + "}\n";
    }

    /** Writes to {@code folder} the study and what it needs, the plugin in {@code plugins}; returns its file. */
    public static Path write(Path folder) throws IOException {
        build(Files.createDirectory(folder.resolve("plugins")).resolve("in-threes.jar"));
        Files.writeString(folder.resolve("times.csv"), TIMES);
        Files.writeString(folder.resolve("threes.yaml"), SCENARIO);
        return Files.writeString(folder.resolve("study.yaml"), study("[100]"));
    }

    /** Builds the plugin as {@code jar}, beside which its classes lie. */
    static void build(Path jar) throws IOException {
        Path classes = Files.createDirectory(jar.resolveSibling("classes"));
        compile(Files.writeString(classes.resolve("InThrees.java"), SOURCE), classes);
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(bytes);
                Stream<Path> compiled = Files.list(classes.resolve("example"))) {
            for (Path file : compiled.sorted().toList()) {
                out.putNextEntry(new JarEntry("example/" + file.getFileName()));
                Files.copy(file, out);
            }
            out.putNextEntry(new JarEntry("META-INF/services/" + ArrivalProcess.Provider.class.getName()));
            out.write("example.InThrees\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void compile(Path source, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options = List.of("-proc:none", "--release", "17", "-cp", path, "-d", classes.toString());
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
    }
}
