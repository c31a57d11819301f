package org.listenq.output.story;

import java.util.ArrayList;
import java.util.List;

/** How often and why segments of one kind were refused, cause by cause in the order of their first use. */
final class Refusals {

    private final List<Refusal> list = new ArrayList<>();
    private int count;

    void clear() {
        list.clear();
        count = 0;
    }

    void add(Happening drop) {
        count++;
        for (Refusal refusal : list) {
            if (refusal.cause.equals(drop.cause)) {
                refusal.count++;
                return;
            }
        }
        list.add(new Refusal(drop.cause, Reason.of(drop)));
    }

    int count() {
        return count;
    }

    /** The names of the causes. */
    String causes() {
        return String.join(", ", list.stream().map(refusal -> refusal.cause).toList());
    }

    /** Why the first one was refused. */
    String first() {
        return " " + list.get(0).reason;
    }

    /** Why, in words that go on after a verb; with more than one cause, how often for each. */
    String why() {
        if (list.size() == 1) {
            return " " + list.get(0).reason;
        }
        return ": "
                + String.join(
                        ", ",
                        list.stream()
                                .map(refusal -> refusal.count + " " + refusal.reason)
                                .toList());
    }

    /** One cause. */
    private static final class Refusal {
        private final String cause;
        private final String reason;
        private int count = 1;

        Refusal(String cause, String reason) {
            this.cause = cause;
            this.reason = reason;
        }
    }
}
