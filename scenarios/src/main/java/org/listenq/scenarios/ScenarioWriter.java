package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.listenq.scenarios.value.Scenario;
import org.listenq.scenarios.value.Timers;
import org.listenq.scenarios.value.TraceSelection;
import org.listenq.scenarios.yaml.Mapping;
import org.listenq.scenarios.yaml.Node;
import org.listenq.scenarios.yaml.Scalar;
import org.listenq.scenarios.yaml.Sequence;
import org.listenq.scenarios.yaml.YamlWriter;

/** Writes a scenario in its canonical form: every default filled in, equal scenarios as equal text. */
public final class ScenarioWriter {

    private ScenarioWriter() {}

    /** Returns the YAML that reads as a scenario equal to {@code scenario}. */
    public static String write(Scenario scenario) {
        return YamlWriter.write(tree(scenario));
    }

    /** Returns the canonical form as paths, such as {@code server.backlog}, and their values, in its order. */
    public static ImmutableMap<String, String> parameters(Scenario scenario) {
        ImmutableMap.Builder<String, String> parameters = ImmutableMap.builder();
        flatten("", tree(scenario), parameters);
        return parameters.buildOrThrow();
    }

    private static void flatten(String path, Node node, ImmutableMap.Builder<String, String> parameters) {
        if (node instanceof Mapping mapping) {
            String prefix = path.isEmpty() ? "" : path + ".";
            mapping.members().forEach(member -> flatten(prefix + member.key(), member.value(), parameters));
        } else if (node instanceof Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                flatten(path + "[" + i + "]", list.items().get(i), parameters);
            }
        } else {
            parameters.put(path, ((Scalar) node).text());
        }
    }

    private static Mapping tree(Scenario scenario) {
        return new Tree()
                .put("name", scenario.name())
                .put("description", scenario.description())
                .put("clients", scenario.clients(), ClientsTree::of)
                .put("network", NetworkTree.of(scenario.network()))
                .put("server", ServerTree.of(scenario.server()))
                .put("timers", timers(scenario.timers()))
                .put("cookie-phase", scenario.cookiePhase())
                .put("run", run(scenario))
                .put("trace", trace(scenario.trace()))
                .put(
                        "netstat",
                        new Tree().put("at", scenario.netstat(), Tree::text).node())
                .node();
    }

    /** Returns the SHA-256, in hexadecimal, of the canonical form and the times in the files that it names. */
    public static String hash(Scenario scenario) {
        Hasher hasher = Hashing.sha256().newHasher().putString(write(scenario), StandardCharsets.UTF_8);
        scenario.files().forEachOrdered(file -> {
            hasher.putInt(file.nanos().length());
            file.nanos().forEach(hasher::putLong);
        });
        return hasher.hash().toString();
    }

    private static Node timers(Timers timers) {
        if (timers instanceof Timers.LinuxWheel wheel) {
            Tree inner = new Tree().put("hz", wheel.hz()).put("phase", wheel.phase());
            return new Tree().put("linux-wheel", inner.node()).node();
        }
        return Tree.text("exact");
    }

    private static Node run(Scenario scenario) {
        return new Tree()
                .put("duration", scenario.run().duration())
                .put("seed", scenario.run().seed())
                .put("until-quiet", scenario.run().untilQuiet())
                .node();
    }

    private static Node trace(TraceSelection trace) {
        ImmutableList<String> clients =
                trace.clients().stream().map(client -> client.text()).collect(ImmutableList.toImmutableList());
        Tree only = new Tree()
                .put("connections", trace.connections(), label -> Tree.text(label.toString()))
                .put("clients", clients, Tree::text)
                .put("causes", trace.causes(), Tree::text);
        return new Tree()
                .put("level", trace.level().name().toLowerCase(Locale.ROOT))
                .put("only", only.node())
                .node();
    }
}
