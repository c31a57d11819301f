package org.listenq.core.segment;

/**
 * Where a connection comes from and goes to.
 *
 * @param key identity for addressed chance, independent of the policy
 * @param group number of the client group
 * @param client number of the client in its group
 * @param attempt which connect() of that client it is, from 1
 * @param clientAddress IPv4 address of the active side
 * @param clientPort port of the active side
 * @param serverPort port connected to
 * @param spoofed whether the source address is forged
 */
public record Origin(
        long key,
        int group,
        int client,
        int attempt,
        int clientAddress,
        int clientPort,
        int serverPort,
        boolean spoofed) {}
