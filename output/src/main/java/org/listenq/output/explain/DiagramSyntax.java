package org.listenq.output.explain;

/** A language of sequence diagrams with two lifelines, the client's and the server's. */
interface DiagramSyntax {

    /** Begins a diagram. */
    String begin(String title, String client, String server);

    /** A segment from one side to the other; one that is {@code lost} does not arrive. */
    String arrow(boolean toServer, boolean lost, String label);

    /** A remark at one side. */
    String note(boolean atServer, String text);

    /** Ends the diagram. */
    String end();
}
