package org.listenq.scenarios;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.listenq.core.settings.Setting;
import org.listenq.scenarios.yaml.Mapping;
import org.listenq.scenarios.yaml.Node;
import org.listenq.scenarios.yaml.Scalar;

/**
 * What becomes of a file's settings when an override replaces the server system that they are for: those that the new
 * one has too stay; those that it lacks but another system has are left out with a note, so that one file serves for a
 * comparison; those that nobody has stay, and are refused like every unknown key. A setting that an override itself
 * gives is never left out.
 */
record ReplacedPolicy(Systems systems, Consumer<String> notes) {

    private static final String SERVER = "server";
    private static final String SETTINGS = "settings";

    /** Returns {@code root} without the settings that make no sense any more after {@code overrides}. */
    Node leaveOut(Node root, Overrides overrides) {
        Optional<String> policy = overrides.policy().filter(systems.policies()::contains);
        if (policy.isEmpty() || policy.get().equals(policyOf(root))) {
            return root;
        }
        return changed(root, SERVER, server -> changed(server, SETTINGS, settings -> kept(settings, policy.get())));
    }

    private static String policyOf(Node root) {
        return below(root, SERVER)
                .flatMap(server -> below(server.value(), "policy"))
                .filter(member -> member.value() instanceof Scalar)
                .map(member -> ((Scalar) member.value()).text())
                .orElseGet(() -> Reference.marker(SERVER, "policy"));
    }

    private static Optional<Mapping.Member> below(Node node, String key) {
        return node instanceof Mapping mapping ? mapping.member(key) : Optional.empty();
    }

    private static Node changed(Node node, String key, java.util.function.UnaryOperator<Node> change) {
        return below(node, key)
                .<Node>map(member ->
                        ((Mapping) node).with(new Mapping.Member(key, member.place(), change.apply(member.value()))))
                .orElse(node);
    }

    private Node kept(Node settings, String policy) {
        if (!(settings instanceof Mapping mapping)) {
            return settings;
        }
        ImmutableSet<String> own = names(policy);
        ImmutableList<Mapping.Member> foreign = mapping.members().stream()
                .filter(member -> !own.contains(member.key()) && isKnown(member.key()))
                .collect(toImmutableList());
        foreign.forEach(member -> notes.accept(member.place().text() + ": server.settings." + member.key()
                + " is left out: " + policy + " has no such setting"));
        return new Mapping(
                mapping.members().stream()
                        .filter(member -> !foreign.contains(member))
                        .collect(toImmutableList()),
                mapping.place());
    }

    private boolean isKnown(String setting) {
        return systems.policies().stream().anyMatch(policy -> names(policy).contains(setting));
    }

    private ImmutableSet<String> names(String policy) {
        return systems.policySettings(policy).stream().map(Setting::name).collect(ImmutableSet.toImmutableSet());
    }
}
