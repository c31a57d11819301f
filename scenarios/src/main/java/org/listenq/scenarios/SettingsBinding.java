package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Optional;
import org.listenq.core.settings.Setting;
import org.listenq.scenarios.value.Provided;
import org.listenq.scenarios.value.Quantity;
import org.listenq.scenarios.yaml.Mapping;
import org.listenq.scenarios.yaml.Problem;
import org.listenq.scenarios.yaml.Problems;

/** Reads the tunables of a system, of which {@code declared} are all. */
record SettingsBinding(Problems problems, String system, ImmutableList<Setting> declared)
        implements Item.Reader<ImmutableSortedMap<String, Long>> {

    /** Reads them as plain numbers. */
    @Override
    public ImmutableSortedMap<String, Long> read(Item item) {
        return read(
                item,
                (value, setting) -> Units.integer(value.text("expected a whole number"), setting.min(), setting.max()));
    }

    /** Reads them as times, shares, rates or plain numbers, as each has its unit. */
    Provided provided(Item item) {
        return new Provided(
                system, read(item, (value, setting) -> new Quantity(Quantities.read(value, setting), setting.unit())));
    }

    /** What turns the text of a setting into its value. */
    private interface Reader<T> {
        T read(Item item, Setting setting);
    }

    private <T> ImmutableSortedMap<String, T> read(Item item, Reader<T> reader) {
        ImmutableSortedMap.Builder<String, T> values = ImmutableSortedMap.naturalOrder();
        for (Mapping.Member member :
                item.mapping("expected a mapping of " + system + "'s settings").members()) {
            value(item, member, reader).ifPresent(value -> values.put(member.key(), value));
        }
        return values.buildOrThrow();
    }

    private <T> Optional<T> value(Item item, Mapping.Member member, Reader<T> reader) {
        Optional<Setting> setting = declared.stream()
                .filter(known -> known.name().equals(member.key()))
                .findFirst();
        Item value = item.below(member.key(), member.value());
        if (setting.isEmpty()) {
            unknown(member, value.path());
            return Optional.empty();
        }
        return Fields.attempt(problems, value, each -> reader.read(each, setting.get()));
    }

    private void unknown(Mapping.Member member, String path) {
        ImmutableList<String> names = declared.stream().map(Setting::name).collect(ImmutableList.toImmutableList());
        String known = names.isEmpty()
                ? system + " has no settings"
                : "settings of " + system + ": " + String.join(", ", names);
        problems.add(new Problem(member.place(), path, "unknown setting", NearestName.of(member.key(), names), known));
    }
}
