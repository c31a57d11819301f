package org.listenq.core.server;

/**
 * The accepting program behind one listening socket.
 *
 * @param accept when it calls accept()
 * @param application what it does with a connection
 * @param pauses when it does nothing
 * @param costs what its work costs
 */
public record ServerPlan(AcceptSchedule accept, Application application, Pauses pauses, Costs costs) {}
