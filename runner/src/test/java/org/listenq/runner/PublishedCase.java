package org.listenq.runner;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A figure that somebody published, and the same figure of a run.
 *
 * @param id name of the case in the table
 * @param what who published it, and about what
 * @param published the figure as published
 * @param verdict how the two compare
 * @param expected what the run must give, word for word; of a rule, a regular expression
 * @param measured runs the scenario and says what it gives
 * @param command what a user types to see the run
 */
record PublishedCase(
        String id,
        String what,
        String published,
        Verdict verdict,
        String expected,
        Supplier<String> measured,
        List<String> command) {

    /** How a published figure and a simulated one compare. */
    enum Verdict {
        SAME("same number"),
        NOMINAL("same in exact time"),
        RULE("same inequality or shape"),
        PARTLY("partly, see below"),
        OTHER("another number, see below");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** A case whose figure the run gives as published. */
    static PublishedCase exact(
            String id, String what, String published, String expected, Supplier<String> measured, String... commands) {
        return compared(Verdict.SAME, id, what, published, expected, measured, commands);
    }

    /** A case of which an inequality or a shape is claimed; {@code expected} is a regular expression. */
    static PublishedCase rule(
            String id, String what, String published, String expected, Supplier<String> measured, String... commands) {
        return compared(Verdict.RULE, id, what, published, expected, measured, commands);
    }

    /** Any case; it is run once, however often it is asked. */
    static PublishedCase compared(
            Verdict verdict,
            String id,
            String what,
            String published,
            String expected,
            Supplier<String> measured,
            String... commands) {
        Supplier<String> once = Suppliers.memoize(measured::get);
        return new PublishedCase(id, what, published, verdict, expected, once, ImmutableList.copyOf(commands));
    }

    /** The row of the table. */
    String row() {
        return "| " + id + " | " + what + " | " + published + " | " + measured.get() + " | " + verdict.text() + " | `"
                + String.join("` `", command) + "` |\n";
    }
}
