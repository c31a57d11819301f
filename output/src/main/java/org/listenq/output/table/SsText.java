package org.listenq.output.table;

import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TcpState;
import org.listenq.output.text.ByteEncoder;
import org.listenq.output.text.FixedDecimal;

/** {@code ss -lnt}, then {@code ss -tan}, of iproute2. */
final class SsText implements StateText {

    private static final String HEADING = "State      Recv-Q Send-Q      Local Address:Port        Peer Address:Port\n";

    @Override
    public void print(int host, HostStates states, ByteEncoder out) {
        if (host == RunInfo.SERVER) {
            out.text("$ ss -lnt\n").text(HEADING);
            listening(states, out);
        }
        out.text("$ ss -tan\n").text(HEADING);
        if (host == RunInfo.SERVER) {
            listening(states, out);
        }
        int lines = states.forEachConnected(
                host,
                MOST,
                (local, localPort, remote, remotePort, state) ->
                        line(out, state, 0, 0, local + ":" + localPort, remote + ":" + remotePort));
        if (lines > MOST) {
            out.text("... and ").text(FixedDecimal.grouped(lines - MOST)).text(" more\n");
        }
    }

    private static void listening(HostStates states, ByteEncoder out) {
        states.forEachListening((socket, incomplete, completed) -> line(
                out, TcpState.LISTEN, completed, socket.limits().backlog(), "0.0.0.0:" + socket.port(), "0.0.0.0:*"));
    }

    private static void line(ByteEncoder out, TcpState state, int received, int sent, String local, String peer) {
        out.text(StateText.left(word(state), 11));
        out.text(StateText.left(Integer.toString(received), 7)).text(StateText.left(Integer.toString(sent), 7));
        out.text(StateText.right(local, 23)).text(StateText.right(peer, 25)).put('\n');
    }

    /** As in misc/ss.c sstate_name. */
    private static String word(TcpState state) {
        return switch (state) {
            case ESTABLISHED -> "ESTAB";
            case FIN_WAIT1 -> "FIN-WAIT-1";
            case FIN_WAIT2 -> "FIN-WAIT-2";
            default -> state.text().replace('_', '-');
        };
    }
}
