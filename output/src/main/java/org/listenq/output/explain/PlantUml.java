package org.listenq.output.explain;

import org.listenq.output.text.Printable;

/** PlantUML, see plantuml.com/sequence-diagram. */
final class PlantUml implements DiagramSyntax {

    /** Signs that are markup when they stand twice. */
    private static final String DOUBLED = "*_/-\\";

    @Override
    public String begin(String title, String client, String server) {
        return "@startuml\ntitle " + plain(title) + "\nparticipant \"" + plain(client) + "\" as C\nparticipant \""
                + plain(server) + "\" as S\n";
    }

    @Override
    public String arrow(boolean toServer, boolean lost, String label) {
        String line = lost ? " ->x " : " -> ";
        return (toServer ? "C" + line + "S" : "S" + line + "C") + " : " + plain(label) + "\n";
    }

    @Override
    public String note(boolean atServer, String text) {
        return "note " + (atServer ? "right of S" : "left of C") + " : " + plain(text) + "\n";
    }

    @Override
    public String end() {
        return "@enduml\n";
    }

    /** Puts a tilde before what would be markup; a quote would end a name. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (char c : Printable.line(text).toCharArray()) {
            boolean markup = c == '<' || c == '~' || (DOUBLED.indexOf(c) >= 0 && isLast(plain, c));
            plain.append(markup ? "~" : "");
            plain.append(c == '"' ? '\'' : c);
        }
        return plain.toString();
    }

    private static boolean isLast(StringBuilder before, char c) {
        return !before.isEmpty() && before.charAt(before.length() - 1) == c;
    }
}
