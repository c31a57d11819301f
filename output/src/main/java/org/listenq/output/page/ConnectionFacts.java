package org.listenq.output.page;

import org.listenq.core.segment.Connection;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.statistics.ConnectionFigures;
import org.listenq.output.statistics.Outcome;

/**
 * One line of the table of connections. Times are nanoseconds, {@link Connection#NEVER} where there is none.
 *
 * @param number of the connection, from 1
 * @param group name of its client group
 * @param client number of its client in the group, from 1
 * @param attempt which connect() of that client, from 1
 * @param start when connect() was called
 * @param syns number of SYNs that it took
 * @param synAcks number of SYN-ACKs that answered
 * @param established when the client became ESTABLISHED
 * @param completed when the server had it in its completed queue
 * @param accepted when accept() returned it
 * @param firstByte when the server's program read its first data
 * @param falselyEstablished for how long it was ESTABLISHED at the client only
 * @param result what connect() returned
 * @param outcome what became of it
 * @param end how the client's side ended
 */
record ConnectionFacts(
        int number,
        String group,
        int client,
        int attempt,
        long start,
        int syns,
        int synAcks,
        long established,
        long completed,
        long accepted,
        long firstByte,
        long falselyEstablished,
        String result,
        String outcome,
        String end) {

    /** Returns the facts of the connection whose story ends with {@code row}. */
    static ConnectionFacts of(TraceRow row) {
        Connection c = row.connection();
        return new ConnectionFacts(
                c.number(),
                row.info().hosts().get(RunInfo.host(c.group())),
                c.client() + 1,
                c.attempt(),
                c.calledAt(),
                c.synsSent(),
                c.synAcksSent(),
                c.establishedAt(),
                c.completedAt(),
                c.acceptedAt(),
                c.firstByteAt(),
                ConnectionFigures.falselyEstablished(c.story(), row.timeNanos()),
                c.result().text(),
                Outcome.of(c).text(),
                c.clientEnd().text());
    }

    /** From connect() called to ESTABLISHED, or {@link Connection#NEVER}. */
    long latency() {
        return established < 0 ? Connection.NEVER : established - start;
    }

    /** Its client's name; {@code single} says that there is one group only. */
    String name(boolean single) {
        return (single ? "client" : group) + " " + client + (attempt > 1 ? ", connect " + attempt : "");
    }

    /** A number that the same client's same attempt has in every run, spread evenly; for fair samples. */
    int spread() {
        int mixed = (group.hashCode() * 31 + client) * 31 + attempt;
        mixed = (mixed ^ (mixed >>> 16)) * 0x7feb352d;
        mixed = (mixed ^ (mixed >>> 15)) * 0x846ca68b;
        return (mixed ^ (mixed >>> 16)) & Integer.MAX_VALUE;
    }
}
