package org.listenq.core.simulation;

import org.listenq.core.client.GroupPlan;
import org.listenq.core.link.LinkPlan;

/**
 * A group of clients and their way to the server and back.
 *
 * @param group the clients
 * @param toServer the way there
 * @param toClient the way back
 */
public record ClientPlan(GroupPlan group, LinkPlan toServer, LinkPlan toClient) {}
