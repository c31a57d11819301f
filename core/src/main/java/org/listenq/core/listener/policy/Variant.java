package org.listenq.core.listener.policy;

import org.listenq.core.listener.CloseRule;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.ResetRule;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;

/** A policy that differs from its neighbour in a few rules: what it does not say itself, the neighbour says. */
interface Variant extends ListenerPolicy {

    /** The policy that it differs from. */
    ListenerPolicy neighbour();

    @Override
    default Limits limits(int backlog) {
        return neighbour().limits(backlog);
    }

    @Override
    default Verdict onSegment(Segment segment, HalfOpenView entry, QueueView queues) {
        return neighbour().onSegment(segment, entry, queues);
    }

    @Override
    default Verdict onStray(Segment segment, QueueView queues) {
        return neighbour().onStray(segment, queues);
    }

    @Override
    default Verdict onTimer(HalfOpenView entry, QueueView queues) {
        return neighbour().onTimer(entry, queues);
    }

    @Override
    default Verdict onDeferredSegment(HalfOpenView deferred, QueueView queues) {
        return neighbour().onDeferredSegment(deferred, queues);
    }

    @Override
    default CloseRule onClose() {
        return neighbour().onClose();
    }

    @Override
    default ResetRule onResetOfCompleted() {
        return neighbour().onResetOfCompleted();
    }
}
