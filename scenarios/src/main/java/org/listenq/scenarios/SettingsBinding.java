package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Optional;
import org.listenq.core.settings.Setting;
import org.listenq.scenarios.yaml.Mapping;
import org.listenq.scenarios.yaml.Problem;
import org.listenq.scenarios.yaml.Problems;

/** Reads the tunables of a system, of which {@code declared} are all. */
record SettingsBinding(Problems problems, String system, ImmutableList<Setting> declared)
        implements Item.Reader<ImmutableSortedMap<String, Long>> {

    @Override
    public ImmutableSortedMap<String, Long> read(Item item) {
        ImmutableSortedMap.Builder<String, Long> values = ImmutableSortedMap.naturalOrder();
        for (Mapping.Member member :
                item.mapping("expected a mapping of " + system + "'s settings").members()) {
            value(item, member).ifPresent(value -> values.put(member.key(), value));
        }
        return values.buildOrThrow();
    }

    private Optional<Long> value(Item item, Mapping.Member member) {
        Optional<Setting> setting = declared.stream()
                .filter(known -> known.name().equals(member.key()))
                .findFirst();
        Item value = item.below(member.key(), member.value());
        if (setting.isEmpty()) {
            unknown(member, value.path());
            return Optional.empty();
        }
        return Fields.attempt(problems, value, each -> value(each, setting.get()));
    }

    private static long value(Item item, Setting setting) {
        String text = item.text("expected a whole number");
        return Units.integer(text, setting.min(), setting.max());
    }

    private void unknown(Mapping.Member member, String path) {
        ImmutableList<String> names = declared.stream().map(Setting::name).collect(ImmutableList.toImmutableList());
        String known = names.isEmpty()
                ? system + " has no settings"
                : "settings of " + system + ": " + String.join(", ", names);
        problems.add(new Problem(member.place(), path, "unknown setting", NearestName.of(member.key(), names), known));
    }
}
