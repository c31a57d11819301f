package org.listenq.output.table;

import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TcpState;
import org.listenq.output.text.ByteEncoder;
import org.listenq.output.text.FixedDecimal;

/**
 * {@code netstat -an}. On a LISTEN line Recv-Q is the length of the completed queue and Send-Q the backlog, as {@code
 * ss -lnt} has it.
 */
final class NetstatText implements StateText {

    private static final String HEADING = "Proto Recv-Q Send-Q Local Address          Foreign Address        State\n";

    @Override
    public void print(int host, HostStates states, ByteEncoder out) {
        out.text(HEADING);
        if (host == RunInfo.SERVER) {
            states.forEachListening((socket, incomplete, completed) ->
                    line(out, completed, socket.limits().backlog(), "*:" + socket.port(), "*:*", TcpState.LISTEN));
        }
        int lines = states.forEachConnected(
                host,
                MOST,
                (local, localPort, remote, remotePort, state) ->
                        line(out, 0, 0, local + ":" + localPort, remote + ":" + remotePort, state));
        if (lines > MOST) {
            out.text("... and ").text(FixedDecimal.grouped(lines - MOST)).text(" more\n");
        }
    }

    private static void line(ByteEncoder out, int received, int sent, String local, String foreign, TcpState state) {
        out.text("tcp   ").text(StateText.right(Integer.toString(received), 6)).put(' ');
        out.text(StateText.right(Integer.toString(sent), 6)).put(' ');
        out.text(StateText.left(local, 23)).text(StateText.left(foreign, 23));
        out.text(state.text()).put('\n');
    }
}
