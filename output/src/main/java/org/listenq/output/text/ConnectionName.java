package org.listenq.output.text;

import org.listenq.core.segment.Connection;
import org.listenq.core.trace.RunInfo;

/** How texts call a connection and who opened it. */
public final class ConnectionName {

    private ConnectionName() {}

    /** Returns the client's name, such as {@code client 4}, or {@code burst 4} where there are several groups. */
    public static String client(RunInfo info, Connection connection) {
        boolean single = info.hosts().size() <= RunInfo.host(1);
        String group = single ? "client" : info.hosts().get(RunInfo.host(connection.group()));
        String attempt = connection.attempt() > 1 ? ", connect " + connection.attempt() : "";
        return group + " " + (connection.client() + 1) + attempt;
    }

    /** Returns the address and port of the active side. */
    public static String endpoint(Connection connection) {
        return address(connection.clientAddress()) + ":" + connection.clientPort();
    }

    /** Returns both: {@code client 4 (10.1.0.5:32768)}. */
    public static String full(RunInfo info, Connection connection) {
        return client(info, connection) + " (" + endpoint(connection) + ")";
    }

    /** Returns an IPv4 address in dotted decimals. */
    public static String address(int address) {
        return (address >>> 24) + "." + ((address >>> 16) & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }
}
