package org.listenq.output.table;

import org.listenq.core.trace.RunInfo;
import org.listenq.output.text.ByteEncoder;

/**
 * FreeBSD's {@code netstat -Lan}: completed connections, half-open ones and the backlog of each listening socket.
 *
 * <p>Source: usr.bin/netstat/inet.c protopr. Since the syncache, half-open connections are no longer counted there; the
 * model's are.
 */
final class ListenQueueText implements StateText {

    @Override
    public void print(int host, HostStates states, ByteEncoder out) {
        if (host != RunInfo.SERVER) {
            return;
        }
        out.text("Current listen queue sizes (qlen/incqlen/maxqlen)\n");
        out.text("Proto Listen                           Local Address\n");
        states.forEachListening((socket, incomplete, completed) -> {
            String lengths =
                    completed + "/" + incomplete + "/" + socket.limits().backlog();
            out.text("tcp4  ").text(StateText.left(lengths, 33)).text("*.").number(socket.port());
            out.put('\n');
        });
    }
}
