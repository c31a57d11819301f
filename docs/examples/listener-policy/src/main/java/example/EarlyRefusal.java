package example;

import com.google.common.collect.ImmutableList;
import org.listenq.core.listener.*;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.*;
import org.listenq.core.trace.*;

/** Refuses a SYN by a reset when the completed queue is filled to a share of the backlog, so that clients go elsewhere. */
public record EarlyRefusal(long percent) implements ListenerPolicy {

    private static final String SHARE = "early.percent";
    private static final long SECOND = 1_000_000_000L;
    private static final Cause EARLY = new Cause("EARLY", "the completed queue is nearly full", "this example");
    private static final Cause STRANGE = new Cause("STRANGE", "no handshake explains the segment", "RFC 9293 3.10.7");
    private static final Counter REFUSED = new Counter("EarlyRefused", "A SYN was refused before the queue was full.");
    private static final Verdict RESET = Verdict.of(Action.RESET).because(STRANGE);

    public static final class Provider implements ListenerPolicy.Provider {
        @Override public String name() { return "early-refusal"; }
        @Override public String summary() { return "a SYN is reset when the completed queue is filled to a share"; }
        @Override public String stack() { return "linux-6.18"; }
        @Override public Provenance provenance() { return new Provenance("none", "made up", "this example", false); }
        @Override public ImmutableList<Setting> settings() {
            return ImmutableList.of(new Setting(SHARE, 50, 1, 100, "%", "filled to this, SYNs are refused", "made up"));
        }
        @Override public ListenerPolicy create(Settings values) { return new EarlyRefusal(values.get(SHARE)); }
    }

    @Override public Limits limits(int backlog) {
        Limit completed = new Limit(backlog, "backlog", "backlog = " + backlog);
        return new Limits(backlog, Limit.none("not limited"), completed, Limit.none("each queue has its own limit"));
    }

    @Override public Verdict onSyn(Segment syn, QueueView queues) {
        boolean early = 100L * queues.completed() >= percent * queues.backlog();
        return early
                ? Verdict.of(Action.RESET).because(EARLY).counting(CounterSet.of(REFUSED))
                : Verdict.of(Action.QUEUE).timer(SECOND);
    }

    @Override public Verdict onSegment(Segment segment, HalfOpenView entry, QueueView queues) {
        if (segment.isRst()) {
            return Verdict.of(Action.FORGET).because(STRANGE);
        } else if (segment.isSyn()) {
            return Verdict.of(Action.RESEND);
        }
        boolean completes = segment.hasAck() && segment.ack() == 1 && segment.peerIss() == entry.iss();
        boolean room = queues.completed() < queues.backlog();
        return completes ? Verdict.of(room ? Action.CREATE : Action.KEEP).because(room ? Cause.NONE : EARLY) : RESET;
    }

    @Override public Verdict onStray(Segment segment, QueueView queues) { return RESET; }

    @Override public Verdict onTimer(HalfOpenView entry, QueueView queues) {
        int sent = entry.timeouts();
        return sent == 5 ? Verdict.of(Action.EXPIRE) : Verdict.of(Action.RESEND).marking(Mark.COUNT_TIMEOUT).timer(SECOND << (sent + 1));
    }

    @Override public CloseRule onClose() { return new CloseRule(CloseRule.Fate.SILENT, CloseRule.Fate.RST); }

    @Override public ResetRule onResetOfCompleted() { return ResetRule.READ_FAILS; }
}
