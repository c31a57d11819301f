package org.listenq.core.listener;

/** An option of {@link SocketOptions} that some systems have and some have not. */
public enum SocketOption {
    /** TCP_DEFER_ACCEPT. */
    DEFER_ACCEPT("TCP_DEFER_ACCEPT"),
    /** TCP_SYNCNT. */
    SYN_COUNT("TCP_SYNCNT"),
    /** SO_ACCEPTFILTER. */
    ACCEPT_FILTER("SO_ACCEPTFILTER");

    private final String symbol;

    SocketOption(String symbol) {
        this.symbol = symbol;
    }

    /** Its name in C. */
    public String symbol() {
        return symbol;
    }
}
