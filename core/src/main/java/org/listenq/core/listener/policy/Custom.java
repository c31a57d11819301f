package org.listenq.core.listener.policy;

import com.google.common.collect.ImmutableList;
import org.listenq.core.listener.Action;
import org.listenq.core.listener.CloseRule;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.ResetRule;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Settings;
import org.listenq.core.trace.Cause;

/** A listening socket of no system: every choice is a setting, see {@link CustomSettings}. */
public final class Custom implements ListenerPolicy {

    /** Makes it. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "custom",
            "every choice is a setting",
            new Provenance("none", "none", "the settings of the scenario", false),
            "linux-6.18",
            CustomSettings.DECLARED,
            Custom::new);

    private static final Verdict STRAY = Verdict.of(Action.RESET).because(BsdCauses.NO_ENTRY);
    private static final Verdict COMPLETE = Verdict.of(Action.CREATE);
    private static final Verdict WAIT = Verdict.of(Action.WAIT);
    private static final long COOKIE_TICKS = 2;
    private static final int EVICT = 3;

    private final Settings settings;
    private final boolean sum;
    private final boolean cookies;
    private final boolean evicts;
    private final boolean admitsWhenCompletedFull;
    private final SynAckTimer timer;
    private final EntryRules rules;
    private final Verdict admit;
    private final Verdict incompleteFull;
    private final Verdict completedFull;
    private final Verdict ackRefused;

    private Custom(Settings settings) {
        this.settings = settings;
        this.sum = knob(CustomSettings.SUM) == 1;
        this.cookies = knob(CustomSettings.SYN_INCOMPLETE_FULL) == 2;
        this.evicts = knob(CustomSettings.SYN_INCOMPLETE_FULL) == EVICT;
        this.admitsWhenCompletedFull = knob(CustomSettings.SYN_COMPLETED_FULL) == 2;
        this.timer = timer();
        this.rules = rules();
        this.admit = timer.start(Verdict.of(Action.QUEUE));
        this.incompleteFull = refusal(
                CustomSettings.SYN_INCOMPLETE_FULL,
                cookies ? SystemCauses.COOKIE : SystemCauses.SYN_INCOMPLETE_FULL,
                Action.DROP,
                Action.RESET,
                Action.COOKIE,
                Action.DROP);
        this.completedFull = refusal(
                CustomSettings.SYN_COMPLETED_FULL,
                SystemCauses.SYN_COMPLETED_FULL,
                Action.DROP,
                Action.RESET,
                Action.DROP);
        this.ackRefused = ackRefused();
    }

    private int knob(String name) {
        return (int) settings.get(name);
    }

    private Verdict refusal(String name, Cause why, Action... choices) {
        return Verdict.of(choices[knob(name)]).because(why);
    }

    private Verdict ackRefused() {
        Verdict verdict = refusal(
                CustomSettings.ACK_COMPLETED_FULL,
                SystemCauses.ACK_COMPLETED_FULL,
                Action.KEEP,
                Action.FORGET,
                Action.RESET,
                Action.DEFER);
        return switch (verdict.action()) {
            case RESET -> verdict.marking(Mark.FORGET_ENTRY);
            case DEFER -> verdict.timer(Verdict.CANCEL_TIMER);
            default -> verdict.marking(Mark.ACKED);
        };
    }

    private SynAckTimer timer() {
        long[] millis = new long[knob(CustomSettings.SYNACK_RETRIES) + 1];
        for (int i = 0; i < millis.length; i++) {
            long doubled = settings.get(CustomSettings.SYNACK_FIRST) << i;
            millis[i] = Math.min(doubled, settings.get(CustomSettings.SYNACK_MOST));
        }
        Verdict over = Verdict.of(Action.EXPIRE).because(SystemCauses.RETRIES_EXHAUSTED);
        return new SynAckTimer(
                millis,
                Verdict.of(Action.RESEND).marking(Mark.COUNT_TIMEOUT).marking(Mark.COUNT_RETRANSMISSION),
                knob(CustomSettings.DEATH_TELLS) == 1 ? over.marking(Mark.TELL_PEER) : over);
    }

    private EntryRules rules() {
        Verdict again = Verdict.of(Action.RESEND).marking(Mark.RESET_RETRANSMISSIONS);
        Verdict[] duplicates = {Verdict.of(Action.RESEND), timer.start(again), Verdict.of(Action.DROP)};
        boolean removes = knob(CustomSettings.RESET_INCOMPLETE) == 0;
        Verdict reset = Verdict.of(removes ? Action.FORGET : Action.DROP).because(BsdCauses.RESET);
        return EntryRules.usual(duplicates[knob(CustomSettings.DUPLICATE_SYN)], reset);
    }

    @Override
    public Limits limits(int backlog) {
        int clamped = Math.max(knob(CustomSettings.MIN_BACKLOG), Math.min(backlog, knob(CustomSettings.MAX_BACKLOG)));
        Limit incomplete = limit(incomplete(clamped), clamped);
        Limit completed = limit(completed(clamped), clamped);
        Limit part = Limit.none("the limit is on the sum of both queues");
        Limit none = Limit.none("each queue has its own limit");
        return sum ? new Limits(clamped, part, part, completed) : new Limits(clamped, incomplete, completed, none);
    }

    private static Limit limit(long connections, int backlog) {
        return new Limit(connections, "backlog * tenths / 10 + plus", "backlog = " + backlog);
    }

    private long incomplete(int backlog) {
        return settings.get(CustomSettings.INCOMPLETE_TENTHS) * backlog / 10
                + settings.get(CustomSettings.INCOMPLETE_PLUS);
    }

    private long completed(int backlog) {
        return settings.get(CustomSettings.COMPLETED_TENTHS) * backlog / 10
                + settings.get(CustomSettings.COMPLETED_PLUS);
    }

    private boolean completedFull(QueueView queues) {
        return !sum && queues.completed() >= completed(queues.backlog());
    }

    private boolean incompleteFull(QueueView queues) {
        return sum
                ? queues.incomplete() + queues.completed() >= completed(queues.backlog())
                : queues.incomplete() >= incomplete(queues.backlog());
    }

    @Override
    public Verdict onSyn(Segment syn, QueueView queues) {
        if (completedFull(queues) && !admitsWhenCompletedFull) {
            return completedFull;
        }
        if (!incompleteFull(queues)) {
            return admit;
        }
        HalfOpenView oldest = evicts ? queues.oldest() : null;
        return oldest == null
                ? incompleteFull
                : admit.because(SystemCauses.EVICTED_OLDEST).evicting(oldest);
    }

    @Override
    public Verdict onSegment(Segment segment, HalfOpenView entry, QueueView queues) {
        Verdict verdict = rules.unlessComplete(segment, entry);
        if (verdict != null) {
            return verdict;
        }
        return completedFull(queues) ? ackRefused : COMPLETE;
    }

    @Override
    public Verdict onRoom(HalfOpenView deferred, QueueView queues) {
        return completedFull(queues) ? WAIT : COMPLETE;
    }

    @Override
    public Verdict onStray(Segment segment, QueueView queues) {
        long age = cookies && !segment.isSynAck() ? queues.host().cookieAge(segment) : -1;
        if (age < 0 || age >= COOKIE_TICKS) {
            return STRAY;
        }
        boolean full = sum ? incompleteFull(queues) : completedFull(queues);
        return full ? Verdict.of(Action.DROP).because(SystemCauses.ACK_COMPLETED_FULL) : COMPLETE;
    }

    @Override
    public Verdict onTimer(HalfOpenView entry, QueueView queues) {
        return timer.fire(entry.retransmissions());
    }

    @Override
    public CloseRule onClose() {
        ImmutableList<CloseRule.Fate> fates =
                ImmutableList.of(CloseRule.Fate.RST, CloseRule.Fate.LINGER, CloseRule.Fate.SILENT);
        return new CloseRule(fates.get(knob(CustomSettings.CLOSE_INCOMPLETE)), CloseRule.Fate.RST);
    }

    @Override
    public ResetRule onResetOfCompleted() {
        return ResetRule.values()[knob(CustomSettings.RESET_COMPLETED)];
    }
}
