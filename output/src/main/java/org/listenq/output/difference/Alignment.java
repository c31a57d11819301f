package org.listenq.output.difference;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds who is who in two accounts: by name if both have names, else by the order in which they began. */
final class Alignment {

    private final Account a;
    private final Account b;
    private final boolean byName;
    private final long tolerance;
    private final List<String> onlyInA = new ArrayList<>();
    private final List<Fork> forks = new ArrayList<>();
    private int alike;

    Alignment(Account a, Account b, long tolerance) {
        this.a = a;
        this.b = b;
        this.byName = a.named() && b.named();
        this.tolerance = tolerance;
    }

    Difference compare() {
        Map<String, Deque<Course>> others = byKey(b);
        byKey(a).forEach((key, courses) -> {
            Deque<Course> same = others.getOrDefault(key, new ArrayDeque<>());
            courses.forEach(course -> compare(course, same.poll()));
        });
        forks.sort(Comparator.comparingLong(Fork::nanos));
        ImmutableList<String> onlyInB = others.values().stream()
                .flatMap(Deque::stream)
                .map(Course::client)
                .collect(ImmutableList.toImmutableList());
        return new Difference(a, b, alike, ImmutableList.copyOf(onlyInA), onlyInB, ImmutableList.copyOf(forks));
    }

    private Map<String, Deque<Course>> byKey(Account account) {
        Map<String, Deque<Course>> byKey = new LinkedHashMap<>();
        int place = 0;
        for (Course course : account.courses()) {
            String key = byName ? course.client() : Integer.toString(place++);
            byKey.computeIfAbsent(key, same -> new ArrayDeque<>()).add(course);
        }
        return byKey;
    }

    private void compare(Course course, @Nullable Course other) {
        if (other == null) {
            onlyInA.add(course.client());
            return;
        }
        int before = forks.size();
        Fork.of(course, other, tolerance, zero(a), zero(b)).ifPresent(forks::add);
        alike += forks.size() == before ? 1 : 0;
    }

    /** Names mean one clock; without them times count from where each account begins. */
    private long zero(Account account) {
        return byName || account.courses().isEmpty()
                ? 0
                : account.courses().get(0).begin();
    }
}
