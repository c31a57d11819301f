package org.listenq.output.capture;

import org.listenq.core.engine.RandomStreams;
import org.listenq.core.segment.Connection;

/**
 * What the headers of one connection say that only the seed decides: initial sequence numbers, one for each token of
 * the model, so that a cookie is the same number each time, and where the identification of packets begins.
 *
 * <p>All of it follows from the connection. It is kept because most packets ask for what the one before them asked for.
 */
final class ConnectionNumbers {

    private static final int NOBODY = -2;

    private final long stream;
    private int label = NOBODY;
    private long tuple;
    private int clientToken;
    private int clientBase;
    private int serverToken;
    private int serverBase;

    private ConnectionNumbers(long stream) {
        this.stream = stream;
    }

    /** The numbers of the connections that had packets last, in bounded memory. */
    static final class Recent {

        private static final int PLACES = 1 << 10;

        private final ConnectionNumbers[] bySlot = new ConnectionNumbers[PLACES];

        /** Draws them from the random stream {@code stream}. */
        Recent(long stream) {
            for (int i = 0; i < PLACES; i++) {
                bySlot[i] = new ConnectionNumbers(stream);
            }
        }

        /** Returns those of {@code connection}, valid until the next call. */
        ConnectionNumbers of(Connection connection) {
            ConnectionNumbers numbers = bySlot[connection.slot() & (PLACES - 1)];
            if (numbers.label != connection.label()) {
                numbers.begin(connection);
            }
            return numbers;
        }
    }

    private void begin(Connection connection) {
        label = connection.label();
        tuple = RandomStreams.key(
                connection.clientAddress(), ((long) connection.clientPort() << 16) | connection.serverPort());
        clientToken = 0;
        clientBase = 0;
        serverToken = 0;
        serverBase = 0;
    }

    /** The identification of its packet number 0. */
    int identification() {
        return (int) tuple;
    }

    /** The initial sequence number that {@code token} stands for at one end; the token 0 stands for none, so 0. */
    int base(int token, boolean ofClient) {
        return ofClient ? ofClient(token) : ofServer(token);
    }

    private int ofClient(int token) {
        if (token != clientToken) {
            clientToken = token;
            clientBase = token == 0 ? 0 : (int) RandomStreams.bits(stream, tuple, token);
        }
        return clientBase;
    }

    private int ofServer(int token) {
        if (token != serverToken) {
            serverToken = token;
            serverBase = token == 0 ? 0 : (int) RandomStreams.bits(stream, tuple, ~(long) token << 1);
        }
        return serverBase;
    }
}
