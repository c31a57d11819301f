package org.listenq.core.listener.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.listener.policy.Asked.ACK;
import static org.listenq.core.listener.policy.Asked.SYN;
import static org.listenq.core.listener.policy.Asked.policy;
import static org.listenq.core.listener.policy.Shown.queues;
import static org.listenq.core.listener.policy.ShownEntry.fresh;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Flags;

/** The knobs of the system that does not exist: cookies, what waits, and the names of its reasons. */
class CustomTest {

    private static final String COOKIES = "custom.syn-incomplete-full=2";

    private static String told(Verdict verdict) {
        return (verdict.action() + " " + verdict.cause().name()).strip();
    }

    @ParameterizedTest
    @CsvSource({
        // age of the cookie in ticks, incomplete, completed, limit on the sum; of B = 2, so 3 fit
        "0, 0, 0, 0, CREATE",
        "1, 0, 2, 0, CREATE",
        "2, 0, 0, 0, RESET NO_SOCKET",
        "-1, 0, 0, 0, RESET NO_SOCKET",
        "0, 0, 3, 0, DROP SIM_ACK_ACCEPTQ_FULL",
        "0, 3, 2, 0, CREATE",
        "0, 1, 2, 1, DROP SIM_ACK_ACCEPTQ_FULL",
        "0, 1, 1, 1, CREATE"
    })
    void strayAck_cookiesInUse_isTestedAsOne(long age, int incomplete, int completed, int sum, String expected) {
        ListenerPolicy policy = policy("custom", COOKIES, "custom.limit-sum=" + sum);
        Verdict verdict = policy.onStray(ACK, queues(2, incomplete, completed).cookie(age));
        assertThat(told(verdict)).isEqualTo(expected);
    }

    @Test
    void stray_noCookiesOrASynAck_isReset() {
        Shown valid = queues(2, 0, 0).cookie(0);
        assertThat(told(policy("custom", "").onStray(ACK, valid))).isEqualTo("RESET NO_SOCKET");
        assertThat(told(policy("custom", COOKIES).onStray(Asked.segment(Flags.SYN_ACK, 1, 1, 0), valid)))
                .isEqualTo("RESET NO_SOCKET");
    }

    @ParameterizedTest
    @CsvSource({
        "0, DROP SIM_SYN_REQQ_FULL",
        "1, RESET SIM_SYN_REQQ_FULL",
        "2, COOKIE SIM_SYN_COOKIE",
        "3, QUEUE SIM_EVICTED"
    })
    void syn_incompleteQueueFull_isTreatedAndToldByItsKnob(int knob, String expected) {
        ListenerPolicy policy = policy("custom", "custom.syn-incomplete-full=" + knob);
        assertThat(told(policy.onSyn(SYN, queues(2, 3, 0).oldest(fresh())))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2, CREATE", "3, WAIT", "4, WAIT"})
    void waiting_roomOrNot_isLetIn(int completed, String expected) {
        ListenerPolicy policy = policy("custom", "custom.ack-completed-full=3");
        assertThat(told(policy.onRoom(fresh().waiting(), queues(2, 1, completed))))
                .isEqualTo(expected);
    }
}
