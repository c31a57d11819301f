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
import org.listenq.core.listener.Rule;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/**
 * The listening socket of Windows in its two modes, as documents and measurements describe it; there is no source to
 * read.
 *
 * <p>A full queue answers by a reset: the SYN, or with protection from SYN attacks the final ACK. What a backlog means
 * exactly, the SYN-ACK schedule of current versions and what happens at close are not verified.
 */
public final class Windows implements ListenerPolicy {

    private static final String MOST = "windows.somaxconn";
    private static final String DOCUMENTS =
            "listen() reference, KB113576, KB142641, Windows networking blog of 2005-12-09; no source";

    /** Without protection from SYN attacks. */
    public static final ListenerPolicy.Provider RST_ON_SYN = new BuiltIn(
            "windows-rst-on-syn",
            "a SYN that meets a full queue is reset (no protection from SYN attacks)",
            new Provenance("Windows", "up to Server 2003", DOCUMENTS, false),
            "windows-7",
            declared(),
            settings -> new Windows(settings, true),
            Notes.unverified(
                            Rule.LIMITS,
                            Rule.SYN_INCOMPLETE_FULL,
                            Rule.ACK_COMPLETED_FULL,
                            Rule.SYN_ACK_TIMES,
                            Rule.DEATH,
                            Rule.DUPLICATE_SYN,
                            Rule.RESET_OF_COMPLETED,
                            Rule.CLOSE_INCOMPLETE,
                            Rule.CLOSE_COMPLETED)
                    .remarking("A Windows client answers the reset by another SYN, so that a short overflow costs "
                            + "steps of half a second."));

    /** With protection from SYN attacks. */
    public static final ListenerPolicy.Provider RST_ON_ACK = new BuiltIn(
            "windows-rst-on-ack",
            "a final ACK that meets a full queue is reset (protection from SYN attacks)",
            new Provenance("Windows", "since Server 2003 SP1", DOCUMENTS, false),
            "windows-10",
            declared(),
            settings -> new Windows(settings, false),
            Notes.unverified(
                    Rule.LIMITS,
                    Rule.SYN_INCOMPLETE_FULL,
                    Rule.SYN_ACK_TIMES,
                    Rule.DEATH,
                    Rule.DUPLICATE_SYN,
                    Rule.RESET_OF_COMPLETED,
                    Rule.CLOSE_INCOMPLETE,
                    Rule.CLOSE_COMPLETED));

    /** SOMAXCONN of winsock2.h. */
    private static final int PROVIDERS_CHOICE = 0x7fff_ffff;

    private static final int LEAST_HINT = 200;
    private static final int GREATEST_HINT = 65_535;

    /** TcpMaxConnectResponseRetransmissions 2, 3 s doubling. */
    private static final SynAckTimer TIMER = new SynAckTimer(
            new long[] {3_000, 6_000, 12_000},
            Verdict.of(Action.RESEND).marking(Mark.COUNT_TIMEOUT).marking(Mark.COUNT_RETRANSMISSION),
            Verdict.of(Action.EXPIRE).because(SystemCauses.RETRIES_EXHAUSTED));

    private static final EntryRules RULES = EntryRules.usual(
            Verdict.of(Action.RESEND), Verdict.of(Action.FORGET).because(BsdCauses.RESET));

    private static final Verdict ADMIT = TIMER.start(Verdict.of(Action.QUEUE));
    private static final Verdict REFUSE_SYN = Verdict.of(Action.RESET).because(SystemCauses.SYN_COMPLETED_FULL);
    private static final Verdict REFUSE_ACK =
            Verdict.of(Action.RESET).because(SystemCauses.ACK_COMPLETED_FULL).marking(Mark.FORGET_ENTRY);
    private static final Verdict COMPLETE = Verdict.of(Action.CREATE);
    private static final Verdict STRAY = Verdict.of(Action.RESET).because(BsdCauses.NO_ENTRY);

    private final int most;
    private final boolean resetsSyn;

    private Windows(Settings settings, boolean resetsSyn) {
        this.most = (int) settings.get(MOST);
        this.resetsSyn = resetsSyn;
    }

    private static ImmutableList<Setting> declared() {
        return ImmutableList.of(new Setting(
                MOST, 200, 1, GREATEST_HINT, "", "the provider's greatest backlog, which SOMAXCONN means", DOCUMENTS));
    }

    @Override
    public Limits limits(int backlog) {
        int clamped = clamp(backlog);
        String binding = clamped == backlog ? "backlog = " + backlog : "clamped to " + clamped;
        Limit completed = new Limit(clamped, "backlog; SOMAXCONN_HINT(N) is N", binding);
        Limit none = Limit.none("not documented");
        return new Limits(clamped, none, completed, none);
    }

    /** SOMAXCONN_HINT(N) is -N, clamped to 200..65535; what 0 means is not documented: 1 here. */
    private int clamp(int backlog) {
        if (backlog < 0) {
            return (int) Math.min(GREATEST_HINT, Math.max(LEAST_HINT, -(long) backlog));
        }
        return backlog == PROVIDERS_CHOICE ? most : Math.max(1, Math.min(backlog, most));
    }

    private static boolean isFull(QueueView queues) {
        return queues.completed() >= queues.backlog();
    }

    @Override
    public Verdict onSyn(Segment syn, QueueView queues) {
        return resetsSyn && isFull(queues) ? REFUSE_SYN : ADMIT;
    }

    /** Of a burst that got in together the last meet a full queue at their final ACK in both modes. */
    @Override
    public Verdict onSegment(Segment segment, HalfOpenView entry, QueueView queues) {
        Verdict verdict = RULES.unlessComplete(segment, entry);
        if (verdict != null) {
            return verdict;
        }
        return isFull(queues) ? REFUSE_ACK : COMPLETE;
    }

    @Override
    public Verdict onStray(Segment segment, QueueView queues) {
        return STRAY;
    }

    @Override
    public Verdict onTimer(HalfOpenView entry, QueueView queues) {
        return TIMER.fire(entry.timeouts());
    }

    @Override
    public CloseRule onClose() {
        return new CloseRule(CloseRule.Fate.RST, CloseRule.Fate.RST);
    }

    @Override
    public ResetRule onResetOfCompleted() {
        return ResetRule.READ_FAILS;
    }
}
