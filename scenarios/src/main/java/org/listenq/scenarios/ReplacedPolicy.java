package org.listenq.scenarios;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.listenq.core.listener.SocketOption;
import org.listenq.core.settings.Setting;
import org.listenq.scenarios.yaml.Mapping;
import org.listenq.scenarios.yaml.Node;
import org.listenq.scenarios.yaml.Scalar;
import org.listenq.scenarios.yaml.Sequence;

/**
 * What becomes of a file's settings when an override replaces the server system that they are for: those that the new
 * one has too stay; those that it lacks but another system has are left out with a note, so that one file serves for a
 * comparison; those that nobody has stay, and are refused like every unknown key. A setting that an override itself
 * gives is never left out. The same goes for options of listening sockets.
 */
record ReplacedPolicy(Systems systems, Consumer<String> notes) {

    private static final String SERVER = "server";
    private static final String SETTINGS = "settings";
    private static final String OPTIONS = "options";
    private static final String LISTENERS = "listeners";

    /** Returns {@code root} without the settings that make no sense any more after {@code overrides}. */
    Node leaveOut(Node root, Overrides overrides) {
        Optional<String> policy = overrides.policy().filter(systems.policies()::contains);
        if (policy.isEmpty() || policy.get().equals(policyOf(root))) {
            return root;
        }
        return changed(root, SERVER, server -> {
            Node own = changed(server, SETTINGS, settings -> kept(settings, policy.get()));
            return changed(heeded(own, SERVER, policy.get()), LISTENERS, list -> heeded(list, policy.get()));
        });
    }

    private Node heeded(Node listeners, String policy) {
        if (!(listeners instanceof Sequence list)) {
            return listeners;
        }
        ImmutableList.Builder<Node> items = ImmutableList.builder();
        for (int i = 0; i < list.items().size(); i++) {
            items.add(heeded(list.items().get(i), SERVER + "." + LISTENERS + "[" + i + "]", policy));
        }
        return new Sequence(items.build(), list.place());
    }

    /** Returns {@code listener}, at {@code path}, without options that {@code policy} has not but others have. */
    private Node heeded(Node listener, String path, String policy) {
        return changed(
                listener,
                OPTIONS,
                options -> without(
                        options,
                        member -> {
                            SocketOption option = OptionSense.LISTENER_KEYS.get(member.key());
                            return option != null
                                    && !(member.value() instanceof Scalar scalar
                                            && scalar.text().equals("none"))
                                    && !systems.policyOptions(policy).contains(option);
                        },
                        member ->
                                path + ".options." + member.key() + " is left out: " + policy + " has no such option"));
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
        ImmutableSet<String> own = names(policy);
        return without(
                settings,
                member -> !own.contains(member.key()) && isKnown(member.key()),
                member -> "server.settings." + member.key() + " is left out: " + policy + " has no such setting");
    }

    /** Returns {@code node} without its {@code foreign} members, each of which is noted. */
    private Node without(Node node, Predicate<Mapping.Member> foreign, Function<Mapping.Member, String> note) {
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        mapping.members().stream()
                .filter(foreign)
                .forEach(member -> notes.accept(member.place().text() + ": " + note.apply(member)));
        return new Mapping(
                mapping.members().stream().filter(foreign.negate()).collect(toImmutableList()), mapping.place());
    }

    private boolean isKnown(String setting) {
        return systems.policies().stream().anyMatch(policy -> names(policy).contains(setting));
    }

    private ImmutableSet<String> names(String policy) {
        return systems.policySettings(policy).stream().map(Setting::name).collect(ImmutableSet.toImmutableSet());
    }
}
