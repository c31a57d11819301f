package org.listenq.core.segment;

/** Where a connection comes from and goes to: a carrier that may be used again once the connection is open. */
public final class Origin {

    private long key;
    private int group;
    private int client;
    private int attempt;
    private int clientAddress;
    private int clientPort;
    private int serverPort;
    private boolean spoofed;

    /** Makes one that says nothing yet. */
    public Origin() {}

    /** Makes one that says everything; the parameters are those of the methods below. */
    public Origin(
            long key,
            int group,
            int client,
            int attempt,
            int clientAddress,
            int clientPort,
            int serverPort,
            boolean spoofed) {
        of(key, group, client, attempt)
                .from(clientAddress, clientPort, serverPort)
                .spoofed(spoofed);
    }

    /**
     * Says which connect() it is.
     *
     * @param identity for addressed chance, independent of the policy
     * @param ofGroup number of the client group
     * @param ofClient number of the client in its group
     * @param ofAttempt which connect() of that client it is, from 1
     */
    public Origin of(long identity, int ofGroup, int ofClient, int ofAttempt) {
        key = identity;
        group = ofGroup;
        client = ofClient;
        attempt = ofAttempt;
        return this;
    }

    /**
     * Says from where to where.
     *
     * @param address IPv4 address of the active side
     * @param port port of the active side
     * @param toPort port connected to
     */
    public Origin from(int address, int port, int toPort) {
        clientAddress = address;
        clientPort = port;
        serverPort = toPort;
        return this;
    }

    /** Says whether the source address is forged. */
    public Origin spoofed(boolean forged) {
        spoofed = forged;
        return this;
    }

    public long key() {
        return key;
    }

    public int group() {
        return group;
    }

    public int client() {
        return client;
    }

    public int attempt() {
        return attempt;
    }

    public int clientAddress() {
        return clientAddress;
    }

    public int clientPort() {
        return clientPort;
    }

    public int serverPort() {
        return serverPort;
    }

    public boolean spoofed() {
        return spoofed;
    }
}
