package org.listenq.scenarios;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.util.function.Function;
import org.listenq.core.settings.Setting;
import org.listenq.scenarios.value.Quantity;
import org.listenq.scenarios.yaml.Scalar;

/**
 * The JSON Schema of scenario files, for editors.
 *
 * <p>It is made from the {@link Reference}, its types and the systems, and says less than the reader: not how keys
 * depend on each other, nor what makes sense.
 */
public final class ScenarioSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Systems systems;
    private final ObjectNode root = JSON.objectNode();
    private final ObjectNode definitions = JSON.objectNode();

    private ScenarioSchema(Systems systems) {
        this.systems = systems;
    }

    /** Returns the schema of scenarios that name {@code systems}, as JSON text. */
    public static String text(Systems systems) {
        ScenarioSchema schema = new ScenarioSchema(systems);
        schema.build();
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentObjectsWith(indent);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(schema.root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void build() {
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "ListenQ scenario");
        root.put("$ref", "#/$defs/scenario");
        SchemaTypes.define(definitions);
        for (String kind : Reference.kinds()) {
            definitions.set(kind, mapping(kind));
        }
        definitions.set("network", both("network", "direction"));
        definitions.set("server", server());
        addSystems("policy", systems.policies(), "server", "policy");
        addSystems("stack", systems.stacks(), "client", "stack");
        addPlugins(systems.arrivals(), systems::arrivalSettings, "client", "arrivals");
        addPlugins(systems.losses(), systems::lossSettings, "direction", "loss");
        addPlugins(systems.losses(), systems::lossSettings, "network", "loss");
        ObjectNode own = definitions.withObjectProperty("client").withObjectProperty("properties");
        own.withObjectProperty("network").putObject("properties").put("drop", false);
        root.set("$defs", definitions);
    }

    private static ObjectNode mapping(String kind) {
        ObjectNode mapping = JSON.objectNode();
        if (!ReferenceComments.of(kind).isEmpty()) {
            mapping.put("description", ReferenceComments.of(kind));
        }
        mapping.put("type", "object");
        ObjectNode properties = mapping.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (String key : Reference.keys(kind)) {
            properties.set(key, property(kind, key));
            if (Reference.isRequired(kind, key)) {
                required.add(key);
            }
        }
        if (!required.isEmpty()) {
            mapping.set("required", required);
        }
        return mapping.put("additionalProperties", false);
    }

    private static ObjectNode property(String kind, String key) {
        ObjectNode property = JSON.objectNode().put("description", ReferenceComments.of(kind, key));
        String type = ReferenceTypes.of(kind, key);
        if (!type.equals("settings")) {
            property.setAll(SchemaTypes.of(type));
        }
        boolean required = Reference.isRequired(kind, key);
        if (Reference.fallback(kind, key) instanceof Scalar usual && !isMarker(usual.text())) {
            if (required) {
                property.putArray("examples").add(usual.text());
            } else {
                property.put("default", usual.text());
            }
        }
        return property;
    }

    private static boolean isMarker(String text) {
        return text.isEmpty() || text.matches("none|default|required");
    }

    /** A mapping with the keys of two kinds; what is required stays out. */
    private ObjectNode both(String one, String other) {
        ObjectNode both = mapping(one);
        both.withObjectProperty("properties").setAll(mapping(other).withObjectProperty("properties"));
        return both;
    }

    /** With one listener its keys stand beside those of the server, with several or none they do not. */
    private ObjectNode server() {
        ObjectNode server = both("server", "listener");
        ObjectNode several = JSON.objectNode();
        ArrayNode forms = several.putObject("if").putArray("anyOf");
        forms.addObject().putArray("required").add("listeners");
        ObjectNode closed = forms.addObject();
        closed.putObject("properties").putObject("closed").put("const", true);
        closed.putArray("required").add("closed");
        ObjectNode without = several.putObject("then").putObject("properties");
        Reference.keys("listener").forEach(key -> without.put(key, false));
        several.putObject("else").putArray("required").add("backlog");
        server.putArray("allOf").add(several);
        return server;
    }

    /** Names the systems at {@code key} of {@code kind}, and lets each have its own settings only. */
    private void addSystems(String type, Iterable<String> names, String kind, String key) {
        ArrayNode known = definitions.putObject(type).putArray("enum");
        ArrayNode rules = definitions.withObjectProperty(kind).withArrayProperty("allOf");
        String usual = Reference.marker(kind, key);
        for (String name : names) {
            known.add(name);
            ObjectNode rule = rules.addObject();
            ObjectNode condition = rule.putObject("if");
            condition.putObject("properties").putObject(key).put("const", name);
            if (!name.equals(usual)) {
                condition.putArray("required").add(key);
            }
            rule.putObject("then")
                    .putObject("properties")
                    .putObject("settings")
                    .put("$ref", "#/$defs/settings-of-" + type + "-" + name);
            definitions.set(
                    "settings-of-" + type + "-" + name,
                    settings(
                            type.equals("policy") ? systems.policySettings(name) : systems.stackSettings(name), false));
        }
    }

    /** Lets each plugin called one of {@code names} stand at {@code key} of {@code kind} with its own settings. */
    private void addPlugins(
            Iterable<String> names, Function<String, ImmutableList<Setting>> settings, String kind, String key) {
        ArrayNode forms = definitions
                .withObjectProperty(kind)
                .withObjectProperty("properties")
                .withObjectProperty(key)
                .withArrayProperty("anyOf");
        for (String name : names) {
            forms.add(SchemaTypes.single(name, settings(settings.apply(name), true)));
        }
    }

    private static ObjectNode settings(Iterable<Setting> declared, boolean withUnits) {
        ObjectNode settings = JSON.objectNode().put("type", "object");
        ObjectNode properties = settings.putObject("properties");
        for (Setting each : declared) {
            properties.set(each.name(), withUnits && !Quantities.type(each).isEmpty() ? quantity(each) : number(each));
        }
        return settings.put("additionalProperties", false);
    }

    private static ObjectNode number(Setting setting) {
        String unit = setting.unit().isEmpty() ? "" : " (" + setting.unit() + ")";
        return JSON.objectNode()
                .put("description", setting.meaning() + unit)
                .put("default", setting.defaultValue())
                .setAll(SchemaTypes.integer(BigInteger.valueOf(setting.min()), BigInteger.valueOf(setting.max())));
    }

    private static ObjectNode quantity(Setting setting) {
        return JSON.objectNode()
                .put("description", setting.meaning())
                .put("default", Quantities.text(new Quantity(setting.defaultValue(), setting.unit())))
                .setAll(SchemaTypes.of(Quantities.type(setting)));
    }
}
