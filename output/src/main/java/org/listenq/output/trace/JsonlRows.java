package org.listenq.output.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads lines that each hold one flat JSON object of strings and numbers. */
final class JsonlRows implements RowSource {

    private final BufferedReader in;
    private String text = "";
    private int at;
    private long line;

    JsonlRows(BufferedReader in) {
        this.in = new BufferedReader(new ShortLines(in));
    }

    @Override
    public boolean next(Cells to) throws IOException {
        @Nullable String read = in.readLine();
        if (read == null) {
            return false;
        }
        line++;
        text = read;
        at = 0;
        expect('{');
        if (peek() != '}') {
            members(to);
        }
        expect('}');
        if (peek() != 0) {
            throw problem("the end of the line");
        }
        return true;
    }

    @Override
    public long line() {
        return line;
    }

    private void members(Cells to) throws TraceProblem {
        while (true) {
            String name = string();
            expect(':');
            to.cell(line, name, peek() == '"' ? string() : number());
            if (peek() != ',') {
                return;
            }
            expect(',');
        }
    }

    private String number() throws TraceProblem {
        int from = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (from == at) {
            throw problem("a string or a number");
        }
        return text.substring(from, at);
    }

    private String string() throws TraceProblem {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            value.append(c == '\\' ? escaped() : c);
        }
        if (at == text.length()) {
            throw problem("a closing quote");
        }
        at++;
        return value.toString();
    }

    private char escaped() throws TraceProblem {
        char c = at < text.length() ? text.charAt(at++) : 0;
        int plain = "\"\\/bfnrt".indexOf(c);
        if (c != 0 && plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        if (c != 'u' || at + 4 > text.length()) {
            throw problem("an escape of JSON");
        }
        try {
            return (char) HexFormat.fromHexDigits(text, at, at += 4);
        } catch (NumberFormatException e) {
            throw problem("four hexadecimal digits");
        }
    }

    private char peek() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char c) throws TraceProblem {
        if (peek() != c) {
            throw problem("'" + c + "'");
        }
        at++;
    }

    private TraceProblem problem(String expected) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end of the line";
        return new TraceProblem(line, "", expected + " at character " + (at + 1), found);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
