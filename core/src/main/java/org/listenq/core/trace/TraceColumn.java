package org.listenq.core.trace;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One column of the trace: its name, type, unit, meaning, and how to get it from a row.
 *
 * @param unit such as {@code bytes}; empty where there is none
 * @param number gets it when the type is a number or a time; {@link TraceRow#ABSENT} means an empty cell
 * @param text gets it when the type is text or a name; empty means an empty cell
 * @param phrase how that text, where it is not empty, is made of words and numbers; null if it depends on no numbers
 */
public record TraceColumn(
        String name,
        Type type,
        String unit,
        String meaning,
        ToLongFunction<TraceRow> number,
        Function<TraceRow, String> text,
        @Nullable Phrase phrase) {

    /**
     * A text that is made of a word, a number, another word and another number: it can be written without a string.
     *
     * @param first first word
     * @param firstNumber number after it
     * @param second second word
     * @param secondNumber number after it
     */
    public record Phrase(
            String first, ToLongFunction<TraceRow> firstNumber, String second, ToLongFunction<TraceRow> secondNumber) {

        String of(TraceRow row) {
            return first + firstNumber.applyAsLong(row) + second + secondNumber.applyAsLong(row);
        }
    }

    /** How a cell is written. */
    public enum Type {
        /** A whole number. */
        INTEGER,
        /** A time in nanoseconds, written as seconds with nine decimals. */
        SECONDS,
        /** A word or a sentence of the model's. */
        TEXT,
        /** Text as {@link #TEXT}, but of a user's choice: formats that programs interpret must defuse it. */
        NAME
    }

    static TraceColumn integer(String name, String unit, String meaning, ToLongFunction<TraceRow> get) {
        return new TraceColumn(name, Type.INTEGER, unit, meaning, get, row -> "", null);
    }

    static TraceColumn seconds(String name, String meaning, ToLongFunction<TraceRow> get) {
        return new TraceColumn(name, Type.SECONDS, "s", meaning, get, row -> "", null);
    }

    static TraceColumn text(String name, String meaning, Function<TraceRow, String> get) {
        return new TraceColumn(name, Type.TEXT, "", meaning, row -> TraceRow.ABSENT, get, null);
    }

    static TraceColumn phrase(String name, String meaning, Predicate<TraceRow> applies, Phrase phrase) {
        return new TraceColumn(
                name,
                Type.TEXT,
                "",
                meaning,
                row -> TraceRow.ABSENT,
                row -> applies.test(row) ? phrase.of(row) : "",
                phrase);
    }

    static TraceColumn label(String name, String meaning, Function<TraceRow, String> get) {
        return new TraceColumn(name, Type.NAME, "", meaning, row -> TraceRow.ABSENT, get, null);
    }
}
