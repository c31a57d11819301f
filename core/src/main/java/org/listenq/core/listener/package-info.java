/**
 * The passive side up to accept(): a policy decides, the listener does.
 *
 * <p>{@link org.listenq.core.listener.ListenerPolicy} is what one system does where the standard leaves a choice. It
 * sees the
 * queues through views, mutates nothing, schedules nothing and emits nothing; what it answers is a
 * {@link org.listenq.core.listener.Verdict}, which {@link org.listenq.core.listener.Listener} carries out.
 */
@NullMarked
package org.listenq.core.listener;

import org.jspecify.annotations.NullMarked;
