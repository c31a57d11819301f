package org.listenq.core.segment;

/** The control bits of a TCP header, as in RFC 9293 section 3.1. */
public final class Flags {

    public static final int FIN = 0x01;
    public static final int SYN = 0x02;
    public static final int RST = 0x04;
    public static final int PSH = 0x08;
    public static final int ACK = 0x10;

    /** The bits that there are. */
    public static final int ALL = 0x1f;

    public static final int SYN_ACK = SYN | ACK;
    public static final int RST_ACK = RST | ACK;
    public static final int FIN_ACK = FIN | ACK;

    private static final String[] TEXTS = texts();

    private Flags() {}

    /** Returns the bits as letters in tcpdump's order, such as {@code S.} for SYN-ACK and {@code .} for a bare ACK. */
    public static String text(int flags) {
        return TEXTS[flags & 0x1f];
    }

    private static String[] texts() {
        String[] texts = new String[32];
        for (int flags = 0; flags < texts.length; flags++) {
            texts[flags] = letters(flags);
        }
        return texts;
    }

    private static String letters(int flags) {
        StringBuilder text = new StringBuilder();
        append(text, flags, FIN, 'F');
        append(text, flags, SYN, 'S');
        append(text, flags, RST, 'R');
        append(text, flags, PSH, 'P');
        append(text, flags, ACK, '.');
        return text.toString();
    }

    private static void append(StringBuilder text, int flags, int bit, char letter) {
        if ((flags & bit) != 0) {
            text.append(letter);
        }
    }
}
