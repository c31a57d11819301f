package org.listenq.core.listener.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.listener.policy.Asked.ACK;
import static org.listenq.core.listener.policy.Asked.SYN;
import static org.listenq.core.listener.policy.Asked.policy;
import static org.listenq.core.listener.policy.Asked.said;
import static org.listenq.core.listener.policy.Shown.queues;
import static org.listenq.core.listener.policy.ShownEntry.after;
import static org.listenq.core.listener.policy.ShownEntry.fresh;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.listener.CloseRule;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.ResetRule;
import org.listenq.core.listener.Verdict;

/** The textbook, sentence by sentence. */
class UnpTest {

    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        // UNP figure 4.10, column MacOS 10.2.6 and AIX 5.1; negative is 0 here, the text leaves it open
        "-1, 1",
        "0, 1",
        "1, 2",
        "2, 4",
        "3, 5",
        "4, 7",
        "5, 8",
        "6, 10",
        "7, 11",
        "8, 13",
        "9, 14",
        "10, 16",
        "11, 17",
        "12, 19",
        "13, 20",
        "14, 22",
        "2147483647, 3221225471"
    })
    void backlog_fudged_boundsTheSum(int backlog, long sum) {
        assertThat(policy("unp").limits(backlog).sum().connections()).isEqualTo(sum);
    }

    @ParameterizedTest
    @CsvSource({
        // fudge, off by one, backlog, I, C
        "15, 1, 2, 3, 0, QUEUE",
        "15, 1, 2, 4, 0, DROP",
        "15, 1, 2, 2, 2, DROP",
        "15, 0, 2, 2, 0, QUEUE",
        "15, 0, 2, 0, 3, DROP",
        "10, 1, 2, 1, 1, QUEUE",
        "10, 1, 2, 1, 2, DROP",
        "10, 0, 2, 1, 1, DROP",
        "10, 0, 0, 0, 0, DROP"
    })
    void syn_sumTested_isAdmittedOrIgnored(int fudge, int off, int backlog, int half, int completed, String expected) {
        ListenerPolicy policy = policy("unp", "unp.fudge-tenths=" + fudge, "unp.off-by-one=" + off);
        assertThat(said(policy.onSyn(SYN, queues(backlog, half, completed)))).isEqualTo(expected);
        long sum = policy.limits(backlog).sum().connections();
        assertThat(half + completed < sum).isEqualTo(expected.equals("QUEUE"));
    }

    @Test
    void finalAck_queuesFull_isNeverRefused() {
        assertThat(said(policy("unp").onSegment(ACK, fresh(), queues(2, 1, 100))))
                .isEqualTo("CREATE");
    }

    @Test
    void duplicateSyn_arrives_isAnsweredAndTheEntryStillDiesAfter75s() {
        Verdict again = policy("unp").onSegment(SYN, fresh().aged(SECOND), queues(2, 1, 0));
        assertThat(said(again)).isEqualTo("RESEND");
        assertThat(again.has(Mark.DISARM_KEEP)).isFalse();
        Verdict end = policy("unp").onTimer(after(2).aged(75 * SECOND), queues(2, 1, 0));
        assertThat(said(end)).isEqualTo("EXPIRE");
        assertThat(end.has(Mark.TELL_PEER)).isTrue();
    }

    @Test
    void closeResetAndStray_rules_areBerkeleys() {
        assertThat(policy("unp").onClose()).isEqualTo(new CloseRule(CloseRule.Fate.RST, CloseRule.Fate.RST));
        assertThat(policy("unp").onResetOfCompleted()).isEqualTo(ResetRule.REMOVE);
        assertThat(said(policy("unp").onStray(ACK, queues(2, 0, 0)))).isEqualTo("RESET");
    }
}
