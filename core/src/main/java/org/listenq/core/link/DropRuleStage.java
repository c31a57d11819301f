package org.listenq.core.link;

import com.google.common.collect.ImmutableList;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentReceiver;

/** The stage that loses what {@linkplain DropRule drop rules} list. */
final class DropRuleStage implements SegmentReceiver {

    private final RuleCount[] rules;
    private final Scheduler scheduler;
    private final Drain drain;
    private final SegmentReceiver next;

    DropRuleStage(ImmutableList<DropRule> rules, Scheduler scheduler, Drain drain, SegmentReceiver next) {
        this.rules = rules.stream().map(RuleCount::new).toArray(RuleCount[]::new);
        this.scheduler = scheduler;
        this.drain = drain;
        this.next = next;
    }

    @Override
    public void receive(Segment segment) {
        boolean listed = false;
        for (RuleCount rule : rules) {
            listed |= rule.counts(segment, scheduler.now())
                    && rule.lists(segment.connection().client());
        }
        if (listed) {
            drain.lose(segment, LinkCauses.DROP_RULE);
        } else {
            next.receive(segment);
        }
    }
}
