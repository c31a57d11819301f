package org.listenq.core.listener.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.listener.policy.Asked.ACK;
import static org.listenq.core.listener.policy.Asked.BAD_ACK;
import static org.listenq.core.listener.policy.Asked.DATA;
import static org.listenq.core.listener.policy.Asked.NO_ACK;
import static org.listenq.core.listener.policy.Asked.RST;
import static org.listenq.core.listener.policy.Asked.SYN;
import static org.listenq.core.listener.policy.Asked.policy;
import static org.listenq.core.listener.policy.Asked.said;
import static org.listenq.core.listener.policy.Asked.seconds;
import static org.listenq.core.listener.policy.Asked.segment;
import static org.listenq.core.listener.policy.Shown.queues;
import static org.listenq.core.listener.policy.ShownEntry.after;
import static org.listenq.core.listener.policy.ShownEntry.fresh;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.core.listener.CloseRule;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.ResetRule;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;

/** 4.4BSD, rule by rule; each row names the place in the source. */
class Bsd44Test {

    private static final long SECOND = 1_000_000_000L;
    private static final ListenerPolicy POLICY = policy("bsd44");

    @ParameterizedTest
    @CsvSource({
        // uipc_socket.c solisten: b < 0 is 0, SOMAXCONN is 5; uipc_socket2.c sonewconn1; TCP/IP Illustrated figure
        // 18.23
        "-1, 0, 1",
        "0, 0, 1",
        "1, 1, 2",
        "2, 2, 4",
        "3, 3, 5",
        "4, 4, 7",
        "5, 5, 8",
        "6, 5, 8",
        "1000, 5, 8"
    })
    void backlog_clamped_boundsTheSum(int backlog, int clamped, long sum) {
        assertThat(POLICY.limits(backlog).backlog()).isEqualTo(clamped);
        assertThat(POLICY.limits(backlog).sum().connections()).isEqualTo(sum);
        assertThat(POLICY.limits(backlog).sum().binding()).startsWith(backlog > 5 ? "SOMAXCONN" : "backlog");
    }

    @ParameterizedTest
    @CsvSource({
        // sonewconn1: so_qlen + so_q0len > 3 * so_qlimit / 2; tcps_accepts counts at the SYN
        "5, 7, 0, QUEUE accepts",
        "5, 8, 0, DROP",
        "5, 0, 7, QUEUE accepts",
        "5, 0, 8, DROP",
        "5, 4, 4, DROP",
        "0, 0, 0, QUEUE accepts",
        "0, 1, 0, DROP",
        "1, 1, 0, QUEUE accepts",
        "1, 1, 1, DROP"
    })
    void syn_sumTested_isAdmittedOrDropped(int backlog, int incomplete, int completed, String expected) {
        assertThat(said(POLICY.onSyn(SYN, queues(backlog, incomplete, completed))))
                .isEqualTo(expected);
    }

    static Stream<Arguments> segments() {
        return Stream.of(
                // soisconnected never refuses, however full the queue is
                Arguments.of(ACK, "CREATE connects"),
                Arguments.of(DATA, "CREATE connects"),
                Arguments.of(segment(Flags.FIN_ACK, 1, 1, 0), "CREATE connects"),
                // tcp_input, SYN_RECEIVED: snd_una <= ack <= snd_max, else dropwithreset
                Arguments.of(segment(Flags.ACK, 1, 0, 0), "CREATE connects"),
                Arguments.of(BAD_ACK, "RESET"),
                // an old SYN, or a segment out of window: ACKNOW, and tcp_output sends the SYN-ACK
                Arguments.of(SYN, "RESEND"),
                Arguments.of(segment(Flags.ACK, 70_000, 1, 9), "RESEND"),
                Arguments.of(NO_ACK, "DROP"),
                // TH_RST in SYN_RECEIVED: tcp_close
                Arguments.of(RST, "FORGET drops"),
                Arguments.of(segment(Flags.RST, 70_000, 0, 0), "DROP"));
    }

    @ParameterizedTest
    @MethodSource("segments")
    void entry_segment_isTreatedAsTcpInputDoes(Segment segment, String expected) {
        Verdict verdict = POLICY.onSegment(segment, fresh().aged(SECOND), queues(5, 1, 100));
        assertThat(said(verdict)).isEqualTo(expected);
        // tcp_input: t_timer[TCPT_KEEP] = tcp_keepidle at every segment of the connection; a reset is another matter
        boolean stays = !expected.startsWith("CREATE") && !segment.isRst();
        assertThat(verdict.has(Mark.DISARM_KEEP)).isEqualTo(stays);
        assertThat(verdict.timerNanos()).isEqualTo(Verdict.KEEP_TIMER);
    }

    @Test
    void duplicateSynWhileTheKeepTimerIsNext_arrives_retransmissionIsNext() {
        // SYN-ACKs at 0, 5.8 and 29.8 s; the event was armed for 75 s, the retransmission is due at 77.8 s
        assertThat(seconds(POLICY.onSegment(SYN, after(2).aged(31 * SECOND), queues(5, 1, 0))))
                .isEqualTo(46.8);
        HalfOpenView disarmed = after(2).aged(31 * SECOND).disarmed();
        assertThat(POLICY.onSegment(SYN, disarmed, queues(5, 1, 0)).timerNanos())
                .isEqualTo(Verdict.KEEP_TIMER);
    }

    @ParameterizedTest
    @CsvSource({
        // tcp_timer.c: TCPT_REXMT and TCPT_KEEP on one event; times of the entry in milliseconds
        "0, 5800, true, RESEND rexmttimeo, 24",
        "1, 29800, true, RESEND rexmttimeo, 45.2",
        "2, 75000, true, EXPIRE keeptimeo+keepdrops+drops, 0",
        "1, 29800, false, RESEND rexmttimeo, 48",
        "2, 77800, false, RESEND rexmttimeo, 64",
        "11, 653800, false, RESEND rexmttimeo, 64",
        "12, 717800, false, EXPIRE timeoutdrop+drops, 0"
    })
    void timer_fires_keepOrRetransmission(int timeouts, long age, boolean armed, String expected, double next) {
        ShownEntry entry = after(timeouts).aged(age * 1_000_000);
        Verdict verdict = POLICY.onTimer(armed ? entry : entry.disarmed(), queues(5, 1, 0));
        assertThat(said(verdict)).isEqualTo(expected);
        boolean dies = expected.startsWith("EXPIRE");
        // tcp_drop tells the peer by a reset
        assertThat(verdict.has(Mark.TELL_PEER)).isEqualTo(dies);
        assertThat(dies ? 0 : seconds(verdict)).isEqualTo(next);
    }

    @Test
    void firstTimer_started_isTwelveTicksTheFirstOfThemBegun() {
        assertThat(seconds(POLICY.onSyn(SYN, queues(5, 0, 0)))).isEqualTo(5.8);
    }

    @Test
    void strayAck_arrives_isResetAndCounted() {
        assertThat(said(POLICY.onStray(ACK, queues(5, 0, 0)))).isEqualTo("RESET badsyn");
    }

    @Test
    void closeAndReset_rules_areSoclosesAndSofrees() {
        assertThat(POLICY.onClose()).isEqualTo(new CloseRule(CloseRule.Fate.RST, CloseRule.Fate.RST));
        assertThat(POLICY.onResetOfCompleted()).isEqualTo(ResetRule.REMOVE);
    }
}
