package org.listenq.scenarios.swarm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes a scenario that breaks something smaller, as long as it breaks the same kind of thing. */
final class Shrinking {

    /** How many scenarios are tried at most. */
    private static final int MOST = 400;

    private final Function<Map<String, Object>, Optional<String>> broken;
    private int tried;

    Shrinking(Function<Map<String, Object>, Optional<String>> broken) {
        this.broken = broken;
    }

    /** Returns the smallest scenario found that is broken as {@code scenario} is. */
    Map<String, Object> shrink(Map<String, Object> scenario, String how) {
        Map<String, Object> smallest = scenario;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Object candidate : smallerOnes(smallest)) {
                if (isBroken(asMap(candidate), how)) {
                    smallest = asMap(candidate);
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** Numbers in the sentence may change; its words may not. */
    private boolean isBroken(Map<String, Object> candidate, String how) {
        return tried++ < MOST
                && broken.apply(candidate)
                        .filter(now -> words(now).equals(words(how)))
                        .isPresent();
    }

    private static String words(String sentence) {
        return sentence.replaceAll("[0-9]+", "#");
    }

    /** All that come from leaving out one key or element, or from a smaller number, anywhere. */
    private static List<Object> smallerOnes(Object value) {
        List<Object> all = new ArrayList<>();
        if (value instanceof Map<?, ?>) {
            Map<String, Object> map = asMap(value);
            for (String key : map.keySet()) {
                Map<String, Object> without = new LinkedHashMap<>(map);
                without.remove(key);
                all.add(without);
            }
            map.forEach((key, inner) -> smallerOnes(inner).forEach(one -> {
                Map<String, Object> with = new LinkedHashMap<>(map);
                with.put(key, one);
                all.add(with);
            }));
        } else if (value instanceof List<?> list) {
            smallerLists(list, all);
        } else if (value instanceof Integer number && number > 1) {
            all.add(number / 2);
            all.add(number - 1);
        }
        return all;
    }

    private static void smallerLists(List<?> list, List<Object> all) {
        for (int i = 0; i < list.size(); i++) {
            List<Object> without = new ArrayList<>(list);
            without.remove(i);
            all.add(without);
        }
        for (int i = 0; i < list.size(); i++) {
            for (Object one : smallerOnes(list.get(i))) {
                List<Object> with = new ArrayList<>(list);
                with.set(i, one);
                all.add(with);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
