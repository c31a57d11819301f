package org.listenq.output.explain;

import org.listenq.output.text.Printable;

/** Mermaid, see mermaid.js.org/syntax/sequenceDiagram.html. */
final class Mermaid implements DiagramSyntax {

    @Override
    public String begin(String title, String client, String server) {
        return "sequenceDiagram\n"
                + "    title " + plain(title) + "\n"
                + "    participant C as " + plain(client) + "\n"
                + "    participant S as " + plain(server) + "\n";
    }

    @Override
    public String arrow(boolean toServer, boolean lost, String label) {
        String line = lost ? "-x" : "->>";
        return "    " + (toServer ? "C" + line + "S" : "S" + line + "C") + ": " + plain(label) + "\n";
    }

    @Override
    public String note(boolean atServer, String text) {
        return "    Note " + (atServer ? "right of S" : "left of C") + ": " + plain(text) + "\n";
    }

    @Override
    public String end() {
        return "";
    }

    /** Leaves nothing that Mermaid would take for its own: a number sign begins an entity, a semicolon ends a line. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (char c : Printable.line(text).toCharArray()) {
            plain.append(
                    switch (c) {
                        case '#' -> "no. ";
                        case ';' -> ",";
                        case '<', '>', '%', '"', '{', '}' -> "#" + (int) c + ";";
                        default -> Character.toString(c);
                    });
        }
        return plain.toString();
    }
}
