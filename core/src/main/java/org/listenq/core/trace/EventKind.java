package org.listenq.core.trace;

/** What a trace row tells. */
public enum EventKind {
    CONNECT_CALL("connect_call", TraceLevel.CONNECTIONS, "an application calls connect()"),
    CONNECT_RETURN("connect_return", TraceLevel.CONNECTIONS, "connect() returns; the note says what"),
    CONNECTION_ERROR(
            "connection_error", TraceLevel.CONNECTIONS, "an established side learns that its connection is gone"),
    CONNECTION_END(
            "connection_end",
            TraceLevel.CONNECTIONS,
            "nothing of the connection is left to do; the note is its outcome"),
    SEGMENT_SEND("segment_send", TraceLevel.ALL, "a host sends a segment"),
    SEGMENT_RECV("segment_recv", TraceLevel.ALL, "a segment reaches a host"),
    SEGMENT_DROP("segment_drop", TraceLevel.ALL, "a segment is lost on the link or ignored by a host"),
    SEGMENT_DUPLICATE("segment_duplicate", TraceLevel.ALL, "the link makes a copy of a segment"),
    SYNQ_ADD("synq_add", TraceLevel.QUEUES, "a connection enters the incomplete queue"),
    SYNQ_REMOVE("synq_remove", TraceLevel.QUEUES, "a connection leaves the incomplete queue"),
    SYNQ_CHANGE("synq_change", TraceLevel.ALL, "an entry of the incomplete queue changes its state"),
    ACCQ_ADD("accq_add", TraceLevel.QUEUES, "a connection enters the completed queue"),
    ACCQ_REMOVE("accq_remove", TraceLevel.QUEUES, "a connection leaves the completed queue without accept()"),
    ACCEPT_CALL("accept_call", TraceLevel.ALL, "a worker calls accept() and waits"),
    ACCEPT_RETURN("accept_return", TraceLevel.QUEUES, "accept() returns a connection"),
    APP_READ("app_read", TraceLevel.CONNECTIONS, "an application reads data or end of file"),
    APP_WRITE("app_write", TraceLevel.CONNECTIONS, "an application writes data"),
    APP_CLOSE("app_close", TraceLevel.CONNECTIONS, "an application closes or aborts a connection"),
    STATE("state", TraceLevel.ALL, "a side of a connection changes its state"),
    TIMER_SET("timer_set", TraceLevel.ALL, "a timer is armed"),
    TIMER_FIRE("timer_fire", TraceLevel.ALL, "a timer fires"),
    APP_PAUSE("app_pause", TraceLevel.QUEUES, "the accepting program stops for a while"),
    APP_RESUME("app_resume", TraceLevel.QUEUES, "the accepting program goes on"),
    LISTENER_OPEN("listener_open", TraceLevel.QUEUES, "listen() is called"),
    LISTENER_CLOSE("listener_close", TraceLevel.QUEUES, "the listening socket is closed"),
    COUNT("count", TraceLevel.ALL, "counters move without another event");

    private final String text;
    private final TraceLevel level;
    private final String meaning;

    EventKind(String text, TraceLevel level, String meaning) {
        this.text = text;
        this.level = level;
        this.meaning = meaning;
    }

    /** The name in traces. */
    public String text() {
        return text;
    }

    /** The lowest level of detail that includes it. */
    public TraceLevel level() {
        return level;
    }

    /** One sentence for the format's documentation. */
    public String meaning() {
        return meaning;
    }

    /** Its bit in the mask of a sink's interests. */
    public long bit() {
        return 1L << ordinal();
    }

    /** The mask of all kinds. */
    public static long all() {
        return (1L << values().length) - 1;
    }

    /** The mask of the kinds that {@code level} includes. */
    public static long of(TraceLevel level) {
        long mask = 0;
        for (EventKind kind : values()) {
            mask |= kind.level.compareTo(level) <= 0 ? kind.bit() : 0;
        }
        return mask;
    }
}
