package org.listenq.core.listener;

/**
 * SO_ACCEPTFILTER of a listening socket: which connections are worth accept()'s while, although their handshake is
 * complete (FreeBSD accept_filter(9)).
 *
 * @param name the filter's name; empty when none is set
 * @param bytes how many bytes must have come
 */
public record AcceptFilter(String name, int bytes) {

    /** No filter. */
    public static final AcceptFilter NONE = new AcceptFilter("", 0);

    /** accf_data.c sohasdata: there is something to read. */
    public static final AcceptFilter DATA_READY = new AcceptFilter("dataready", 1);

    /**
     * Returns accf_http.c's: a whole request has come.
     *
     * @param requestBytes how long a request is
     */
    public static AcceptFilter httpReady(int requestBytes) {
        return new AcceptFilter("httpready", requestBytes);
    }

    /** Whether there is one. */
    public boolean isSet() {
        return bytes > 0;
    }

    /** Whether it lets {@code deferred} pass; both filters pass who sends no more. */
    public boolean passes(HalfOpenView deferred) {
        return deferred.unread() >= bytes || deferred.ended();
    }
}
