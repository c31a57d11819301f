package org.listenq.output.page;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.Map;

/** A dictionary: numbers for texts, from 0 in the order of their first use. */
final class Words {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final ImmutableList.Builder<String> words = ImmutableList.builder();

    int number(String word) {
        Integer known = numbers.get(word);
        if (known != null) {
            return known;
        }
        int next = numbers.size();
        numbers.put(word, next);
        words.add(word);
        return next;
    }

    ImmutableList<String> all() {
        return words.build();
    }
}
