package org.listenq.core.client;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A group of clients that behave alike.
 *
 * @param name name in the scenario; chance is addressed by it
 * @param group number of the group, from 0
 * @param kind who answers for it
 * @param arrivals when its clients start; their number is the number of clients (users, SYNs of a flood)
 * @param stack the system of its hosts
 * @param serverPort port that it connects to
 * @param sourcePort port of the first client, one more for each further one; {@link #USUAL_PORTS} for the usual ones
 * @param conversation what its programs do with a connection
 * @param session how many connections each client makes
 * @param connectTimeoutNanos when a program gives up waiting for connect(); 0 for never
 */
public record GroupPlan(
        String name,
        int group,
        Kind kind,
        ArrivalProcess arrivals,
        ClientStack stack,
        int serverPort,
        int sourcePort,
        Conversation conversation,
        SessionPlan session,
        long connectTimeoutNanos) {

    /** Says that ports are chosen from 32768 on. */
    public static final int USUAL_PORTS = 0;

    private static final int MOST_GROUPS = 254;

    /** Who stands behind the addresses of a group. */
    public enum Kind {
        /** Ordinary clients. */
        NORMAL,
        /** Clients whose SYNs come through but who receive nothing. */
        NEVER_ANSWERS,
        /** Nobody: single SYNs with forged addresses. */
        SYN_FLOOD
    }

    public GroupPlan {
        checkArgument(group >= 0 && group < MOST_GROUPS, "group %s: there are addresses for %s", group, MOST_GROUPS);
        checkArgument(connectTimeoutNanos >= 0, "connect timeout %s", connectTimeoutNanos);
    }

    /** Returns an open group of silent normal clients. */
    public static GroupPlan of(String name, int group, ArrivalProcess arrivals, ClientStack stack, int serverPort) {
        return new GroupPlan(
                name,
                group,
                Kind.NORMAL,
                arrivals,
                stack,
                serverPort,
                USUAL_PORTS,
                Conversation.SILENT,
                SessionPlan.SINGLE,
                0);
    }

    /** Returns this plan with another kind. */
    public GroupPlan kind(Kind other) {
        return new GroupPlan(
                name,
                group,
                other,
                arrivals,
                stack,
                serverPort,
                sourcePort,
                conversation,
                session,
                connectTimeoutNanos);
    }

    /** Returns this plan with another conversation. */
    public GroupPlan conversation(Conversation other) {
        return new GroupPlan(
                name, group, kind, arrivals, stack, serverPort, sourcePort, other, session, connectTimeoutNanos);
    }

    /** Returns this plan with another session. */
    public GroupPlan session(SessionPlan other) {
        return new GroupPlan(
                name, group, kind, arrivals, stack, serverPort, sourcePort, conversation, other, connectTimeoutNanos);
    }

    /** Returns this plan with another connect timeout, in nanoseconds. */
    public GroupPlan connectTimeout(long nanos) {
        return new GroupPlan(name, group, kind, arrivals, stack, serverPort, sourcePort, conversation, session, nanos);
    }
}
