package org.listenq.core.trace;

import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One column of the trace: its name, type, unit, meaning, and how to get it from a row.
 *
 * @param unit such as {@code bytes}; empty where there is none
 * @param number gets it when the type is a number or a time; {@link TraceRow#ABSENT} means an empty cell
 * @param text gets it when the type is text or a name; empty means an empty cell
 */
public record TraceColumn(
        String name,
        Type type,
        String unit,
        String meaning,
        ToLongFunction<TraceRow> number,
        Function<TraceRow, String> text) {

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
        return new TraceColumn(name, Type.INTEGER, unit, meaning, get, row -> "");
    }

    static TraceColumn seconds(String name, String meaning, ToLongFunction<TraceRow> get) {
        return new TraceColumn(name, Type.SECONDS, "s", meaning, get, row -> "");
    }

    static TraceColumn text(String name, String meaning, Function<TraceRow, String> get) {
        return new TraceColumn(name, Type.TEXT, "", meaning, row -> TraceRow.ABSENT, get);
    }

    static TraceColumn label(String name, String meaning, Function<TraceRow, String> get) {
        return new TraceColumn(name, Type.NAME, "", meaning, row -> TraceRow.ABSENT, get);
    }
}
