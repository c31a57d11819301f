package org.listenq.scenarios.yaml;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/** Keys with their values, in the order of the text; no key stands twice. */
public record Mapping(ImmutableList<Member> members, Place place) implements Node {

    /** A key, where it stands, and its value. */
    public record Member(String key, Place place, Node value) {}

    /** Returns the mapping without keys. */
    public static Mapping empty(Place place) {
        return new Mapping(ImmutableList.of(), place);
    }

    /** Returns the value of {@code key}, if it is there. */
    public Optional<Node> get(String key) {
        return member(key).map(Member::value);
    }

    /** Returns {@code key} with its value, if it is there. */
    public Optional<Member> member(String key) {
        return members.stream().filter(member -> member.key().equals(key)).findFirst();
    }

    /** All keys in order. */
    public ImmutableList<String> keys() {
        return members.stream().map(Member::key).collect(ImmutableList.toImmutableList());
    }

    /** Returns this mapping with {@code member} in the place of the one with its key, or at the end. */
    public Mapping with(Member member) {
        ImmutableList.Builder<Member> changed = ImmutableList.builder();
        for (Member old : members) {
            changed.add(old.key().equals(member.key()) ? member : old);
        }
        if (member(member.key()).isEmpty()) {
            changed.add(member);
        }
        return new Mapping(changed.build(), place);
    }

    @Override
    public String shown() {
        return "a mapping";
    }
}
