package org.listenq.core.client;

import org.jspecify.annotations.Nullable;
import org.listenq.core.established.HeldTimer;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.EndState;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TcpState;

/** The client's program with one connection: it calls connect(), then carries out its {@link Conversation}. */
final class Program {

    private final ClientHost host;
    private final ConnectAttempt socket;

    /** The next program to use again, when it is one itself. */
    @Nullable
    Program nextIdle;

    private @Nullable Alarm nextStep;
    private @Nullable Alarm deadline;
    private @Nullable Session session;
    private int written;
    private long read;
    private boolean connected;
    private boolean done;
    private boolean closed;

    Program(ClientHost host) {
        this.host = host;
        this.socket = new ConnectAttempt(host, this);
    }

    /** Calls connect() for {@code connection}, as part of a session or alone. */
    void connect(Connection connection, @Nullable Session of) {
        session = of;
        written = 0;
        read = 0;
        connected = false;
        done = false;
        closed = false;
        host.tell(
                EventKind.CONNECT_CALL,
                connection,
                "",
                0,
                host.stack().counters().opened());
        socket.open(connection);
        if (host.hasAlarms()) {
            armAlarms();
        }
    }

    private void armAlarms() {
        GroupPlan plan = host.plan();
        if (plan.conversation().endsAtTime() && plan.conversation().triggerValue() >= host.now()) {
            deadline().armExactly(socket.connection(), plan.conversation().triggerValue() - host.now());
        }
        if (plan.connectTimeoutNanos() > 0) {
            nextStep().armExactly(socket.connection(), plan.connectTimeoutNanos());
        }
    }

    /** Forgets everything, when the connection has retired. */
    void clear() {
        socket.clear();
        session = null;
    }

    TcpState state() {
        return socket.state();
    }

    void receive(Segment segment) {
        socket.receive(segment);
    }

    void onConnected() {
        connected = true;
        returned(ConnectResult.OK);
        if (nextStep != null) {
            nextStep.disarm();
        }
        if (host.isSilent()) {
            finish(true);
        } else {
            goOn(0);
        }
    }

    void onFailed(ConnectResult result) {
        returned(result);
        stop();
        finish(false);
    }

    private void returned(ConnectResult result) {
        socket.connection().noteReturn(result, host.now());
        tell(EventKind.CONNECT_RETURN, result.text(), 0);
    }

    /** Does what is due {@code passed} nanoseconds after connect() returned, and waits for the next step. */
    private void goOn(long passed) {
        Conversation plan = host.plan().conversation();
        while (!done && written < plan.writes().size()) {
            Conversation.Write write = plan.writes().get(written);
            if (write.afterNanos() > passed || endIsDue(plan, write.afterNanos())) {
                break;
            }
            written++;
            write(write.bytes());
        }
        if (!done && socket.state() != TcpState.NONE) {
            waitForNext(plan, passed);
        }
    }

    private static boolean endIsDue(Conversation plan, long next) {
        return plan.endsAfterConnect() && plan.triggerValue() < next;
    }

    private void waitForNext(Conversation plan, long passed) {
        boolean more = written < plan.writes().size()
                && !endIsDue(plan, plan.writes().get(written).afterNanos());
        if (more) {
            nextStep()
                    .armExactly(socket.connection(), plan.writes().get(written).afterNanos() - passed);
        } else if (plan.endsAfterConnect() && plan.triggerValue() <= passed) {
            end(plan.ending());
        } else if (plan.endsAfterConnect()) {
            nextStep().armExactly(socket.connection(), plan.triggerValue() - passed);
        } else if (plan.endsAtTime() && plan.triggerValue() < host.now()) {
            end(plan.ending());
        } else if (plan.ending() == Conversation.Ending.NONE) {
            finish(true);
        }
    }

    private void write(int bytes) {
        tell(EventKind.APP_WRITE, "", bytes);
        socket.endpoint().send(bytes);
    }

    private void end(Conversation.Ending how) {
        switch (how) {
            case CLOSE -> close();
            case SHUTDOWN -> shutdown();
            case ABORT -> abort();
            case NONE -> {}
        }
    }

    private void shutdown() {
        tell(EventKind.APP_CLOSE, "shutdown", 0);
        written = host.plan().conversation().writes().size();
        socket.endpoint().shutdown();
    }

    private void abort() {
        tell(EventKind.APP_CLOSE, "abort", 0);
        closed = true;
        stop();
        socket.endpoint().abort();
        ended(EndState.ABORTED);
        finish(true);
    }

    private void close() {
        tell(EventKind.APP_CLOSE, "close", 0);
        closed = true;
        stop();
        finish(true);
        socket.endpoint().close();
    }

    void onData(int bytes) {
        read += bytes;
        tell(EventKind.APP_READ, "data", bytes);
        if (!done && host.plan().conversation().endsWithReply(read)) {
            end(host.plan().conversation().ending());
        }
    }

    void onEndOfData() {
        if (!closed) {
            tell(EventKind.APP_READ, "eof", 0);
        }
        if (!closed && host.plan().conversation().closesAtEnd()) {
            close();
        }
    }

    void onReset() {
        lost(EndState.RESET);
    }

    void onTimeout() {
        lost(EndState.TIMED_OUT);
    }

    private void lost(EndState how) {
        if (!closed) {
            tell(EventKind.CONNECTION_ERROR, how.text(), 0);
        }
        ended(how);
        stop();
        finish(false);
    }

    void onClosed() {
        ended(EndState.CLOSED);
        stop();
        finish(true);
    }

    private void ended(EndState how) {
        socket.connection().noteClientEnd(how, host.now());
    }

    private void finish(boolean successful) {
        done = true;
        if (session != null) {
            Session told = session;
            session = null;
            told.over(successful);
        }
    }

    private void stop() {
        done = true;
        if (nextStep != null) {
            nextStep.disarm();
        }
        if (deadline != null) {
            deadline.disarm();
        }
    }

    private void tell(EventKind kind, String note, int bytes) {
        host.tell(kind, socket.connection(), note, bytes, CounterSet.NONE);
    }

    /** Called when the time of the run comes at which it ends. */
    private void deadlineComes() {
        if (connected) {
            end(host.plan().conversation().ending());
        } else {
            tell(EventKind.APP_CLOSE, "close", 0);
            socket.withdraw(ConnectResult.CLOSED, ClientCauses.APPLICATION_CLOSE);
        }
    }

    /** Called when the next step is due, or when it has waited long enough for connect(). */
    private void stepComes() {
        if (connected) {
            goOn(host.now() - socket.connection().returnedAt());
        } else {
            socket.withdraw(ConnectResult.APPLICATION_TIMEOUT, ClientCauses.APPLICATION_TIMEOUT);
        }
    }

    private Alarm nextStep() {
        if (nextStep == null) {
            nextStep = new Alarm(this, false);
        }
        return nextStep;
    }

    private Alarm deadline() {
        if (deadline == null) {
            deadline = new Alarm(this, true);
        }
        return deadline;
    }

    /** Something that the program does at a time. */
    private static final class Alarm extends HeldTimer {

        private final Program program;
        private final boolean isDeadline;

        Alarm(Program program, boolean isDeadline) {
            super(program.host.world());
            this.program = program;
            this.isDeadline = isDeadline;
        }

        @Override
        protected void expire() {
            if (isDeadline) {
                program.deadlineComes();
            } else {
                program.stepComes();
            }
        }
    }
}
