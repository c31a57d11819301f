/**
 * The network between a client group and the server, one way: stages that each take a {@code SegmentReceiver} and are
 * one.
 *
 * <p>{@link org.listenq.core.link.LinkPlan} says as a value how a way behaves, {@link org.listenq.core.link.Link} is
 * the way in one run.
 */
@NullMarked
package org.listenq.core.link;

import org.jspecify.annotations.NullMarked;
