package org.listenq.output.explain;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.listenq.output.trace.SavedRow;

/** What each counter of each host has come to, row by row. */
final class CounterSums {

    private static final Splitter PLUS = Splitter.on('+');

    private final Map<String, Map<String, Long>> byHost = new HashMap<>();
    private final Map<String, ImmutableList<String>> names = new HashMap<>();
    private long nextRow;
    private boolean gaps;

    void accept(SavedRow row) {
        long number = row.number("seq_no");
        gaps |= number != nextRow;
        nextRow = number + 1;
        String text = row.text("counter");
        if (!text.isEmpty()) {
            Map<String, Long> sums = byHost.computeIfAbsent(row.text("host"), host -> new HashMap<>());
            namesIn(text).forEach(name -> sums.merge(name, 1L, Long::sum));
        }
    }

    private ImmutableList<String> namesIn(String text) {
        return names.computeIfAbsent(text, joined -> ImmutableList.copyOf(PLUS.split(joined)));
    }

    /** Returns the counters that {@code row} moved and what they are after it; how many moved, if rows are missing. */
    String after(SavedRow row) {
        String text = row.text("counter");
        if (text.isEmpty()) {
            return "";
        }
        Map<String, Long> sums = byHost.getOrDefault(row.text("host"), Map.of());
        return new LinkedHashSet<>(namesIn(text))
                .stream()
                        .map(name -> name + " " + (gaps ? "+1" : sums.get(name)))
                        .collect(Collectors.joining(", "));
    }
}
