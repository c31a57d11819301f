package org.listenq.scenarios.value;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Optional;

/**
 * What a client does on one connection.
 *
 * @param sends what it writes, and when
 * @param end when it closes or aborts; empty for never
 * @param awaitReply whether it waits for the server's reply, or its end, before it goes on
 * @param connectTimeout when the application gives up a connect() that has not returned; empty for never
 */
public record Conversation(
        ImmutableList<Send> sends, Optional<End> end, boolean awaitReply, Optional<Duration> connectTimeout) {

    /** One write of so many bytes, so long after connect() returned. */
    public record Send(int bytes, Duration after) {}

    /**
     * The client's end of a connection.
     *
     * @param abort whether by a reset rather than by FIN
     * @param sinceConnect whether {@code time} counts from the return of connect(), not from the start of the run
     */
    public record End(boolean abort, boolean sinceConnect, Duration time) {}
}
