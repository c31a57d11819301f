package org.listenq.output.text;

import com.google.common.base.Preconditions;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes one JSON document, indented, its members in the order in which they are given.
 *
 * <p>Numbers are whole numbers or fixed decimals made from them; there is no floating point.
 */
public final class JsonWriter implements Closeable {

    private final ByteEncoder out;
    private final Deque<Character> open = new ArrayDeque<>();
    private boolean first = true;
    private boolean named;

    /** Writes to {@code out}, which it closes in the end. */
    public JsonWriter(ByteEncoder out) {
        this.out = out;
    }

    /** Gives the name of the next member. */
    public JsonWriter name(String name) {
        separate();
        JsonText.write(out, name);
        out.put(':').put(' ');
        named = true;
        return this;
    }

    public JsonWriter beginObject() {
        return begin('{', '}');
    }

    public JsonWriter beginArray() {
        return begin('[', ']');
    }

    /** Ends the object or array begun last. */
    public JsonWriter end() {
        char bracket = open.pop();
        if (!first) {
            newLine();
        }
        out.put(bracket);
        first = false;
        return this;
    }

    public JsonWriter value(String text) {
        separate();
        JsonText.write(out, text);
        return this;
    }

    public JsonWriter value(long number) {
        separate();
        out.number(number);
        return this;
    }

    /** Writes a number as {@code digits} has it, in the grammar of RFC 8259. */
    public JsonWriter number(String digits) {
        separate();
        out.text(digits);
        return this;
    }

    /** Writes nanoseconds as seconds with nine decimals. */
    public JsonWriter seconds(long nanos) {
        separate();
        out.seconds(nanos);
        return this;
    }

    /** Writes a count of millionths as a number with six decimals. */
    public JsonWriter millionths(long millionths) {
        separate();
        out.text(FixedDecimal.millionths(millionths));
        return this;
    }

    /** Writes {@code digits}, a decimal number without exponent, as a number. */
    public JsonWriter decimal(String digits) {
        separate();
        out.text(digits);
        return this;
    }

    /** Writes {@code null}. */
    public JsonWriter nothing() {
        separate();
        out.text("null");
        return this;
    }

    /** Ends the document with a line end and closes. */
    @Override
    public void close() throws IOException {
        Preconditions.checkState(open.isEmpty(), "%s objects or arrays are still open", open.size());
        out.put('\n');
        out.close();
    }

    private JsonWriter begin(char opening, char closing) {
        separate();
        out.put(opening);
        open.push(closing);
        first = true;
        return this;
    }

    private void separate() {
        if (named) {
            named = false;
            return;
        }
        if (!first) {
            out.put(',');
        }
        if (!open.isEmpty()) {
            newLine();
        }
        first = false;
    }

    private void newLine() {
        out.put('\n');
        for (int i = 0; i < open.size(); i++) {
            out.put(' ').put(' ');
        }
    }
}
