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
import org.listenq.core.listener.AcceptFilter;
import org.listenq.core.listener.CloseRule;
import org.listenq.core.listener.CookieClock;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.ResetRule;
import org.listenq.core.listener.SocketOptions;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;

/** FreeBSD 14 and 4, rule by rule; each row names the place in the source. */
class FreeBsdTest {

    private static final long SECOND = 1_000_000_000L;
    private static final ListenerPolicy POLICY = policy("freebsd-14");
    private static final String SILENT = "net.inet.tcp.syncache.rst_on_sock_fail=0";
    private static final SocketOptions FILTERED = SocketOptions.NONE.with(AcceptFilter.DATA_READY);
    private static final String NO_COOKIES = "net.inet.tcp.syncookies=0";

    @ParameterizedTest
    @CsvSource({
        // solisten_proto: b < 0 or b > soacceptqueue; sonewconn: sol_qlen > 3 * sol_qlimit / 2
        "0, 0, 1",
        "1, 1, 2",
        "2, 2, 4",
        "5, 5, 8",
        "128, 128, 193",
        "129, 128, 193",
        "-1, 128, 193"
    })
    void backlog_clamped_boundsCompletedConnections(int backlog, int clamped, long completed) {
        assertThat(POLICY.limits(backlog).backlog()).isEqualTo(clamped);
        assertThat(POLICY.limits(backlog).completed().connections()).isEqualTo(completed);
        assertThat(POLICY.limits(backlog).incomplete().connections()).isEqualTo(15_360);
    }

    @Test
    void syn_completedQueueFull_isAnsweredAllTheSame() {
        assertThat(said(POLICY.onSyn(SYN, queues(2, 5, 4)))).isEqualTo("QUEUE sc_added+sc_sendcookie");
        assertThat(said(policy("freebsd-14", NO_COOKIES).onSyn(SYN, queues(2, 5, 4))))
                .isEqualTo("QUEUE sc_added");
    }

    @ParameterizedTest
    @CsvSource({"29, false", "30, true"})
    void syn_bucketFull_evictsItsOldestAndPauses(int length, boolean full) {
        // syncache_insert: sch_length >= bucket_limit
        ShownEntry oldest = after(2);
        Verdict verdict = POLICY.onSyn(SYN, queues(2, 40, 0).bucket(length).oldest(oldest));
        assertThat(verdict.victim()).isEqualTo(full ? oldest : null);
        assertThat(verdict.pauseNanos()).isEqualTo(full ? 15 * SECOND : 0);
        assertThat(said(verdict)).isEqualTo("QUEUE sc_added+sc_sendcookie" + (full ? "+sc_bucketoverflow" : ""));
    }

    @Test
    void syn_bucketFullWithoutCookies_evictsAndNeverPauses() {
        Verdict verdict = policy("freebsd-14", NO_COOKIES)
                .onSyn(SYN, queues(2, 40, 0).bucket(30).oldest(fresh()));
        assertThat(said(verdict)).isEqualTo("QUEUE sc_added+sc_bucketoverflow");
        assertThat(verdict.pauseNanos()).isZero();
        assertThat(verdict.victim()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        // syncache_pause: pause_until + delta - time_uptime > 0 doubles; TCP_SYNCACHE_MAX_BACKOFF 6; ended how long ago
        "15, 14, 30",
        "15, 15, 15",
        "30, 29, 60",
        "30, 31, 15",
        "960, 1, 960"
    })
    void overflow_soonAfterTheLastPause_pausesTwiceAsLong(long last, long endedAgo, long next) {
        Shown shown = queues(2, 40, 0).bucket(30).oldest(fresh()).paused(last * SECOND, -endedAgo * SECOND);
        assertThat(POLICY.onSyn(SYN, shown).pauseNanos()).isEqualTo(next * SECOND);
    }

    static Stream<Arguments> paused() {
        return Stream.of(
                // syncache_cookiesonly: nobody looks into the cache
                Arguments.of(SYN, -1, "COOKIE sc_sendcookie"),
                Arguments.of(RST, -1, "DROP"),
                Arguments.of(ACK, 1, "CREATE sc_recvcookie+accepts+sc_completed"),
                Arguments.of(DATA, 0, "CREATE sc_recvcookie+accepts+sc_completed"),
                // two secrets of 15 s
                Arguments.of(ACK, 2, "RESET"));
    }

    @ParameterizedTest
    @MethodSource("paused")
    void cachePaused_segmentOfAnEntry_isTreatedByItsCookie(Segment segment, long age, String expected) {
        Shown shown = queues(2, 1, 0).paused(15 * SECOND, 1).cookie(age);
        assertThat(said(POLICY.onSegment(segment, fresh(), shown))).isEqualTo(expected);
        Shown ended = queues(2, 1, 0).paused(15 * SECOND, 0).cookie(age);
        assertThat(said(POLICY.onSegment(segment, fresh(), ended))).doesNotContain("cookie");
    }

    @Test
    void cachePaused_timersAndSyns_leaveNoEntry() {
        Shown shown = queues(2, 1, 0).paused(15 * SECOND, 1);
        assertThat(said(POLICY.onTimer(fresh(), shown))).isEqualTo("EXPIRE");
        assertThat(said(POLICY.onSyn(SYN, shown))).isEqualTo("COOKIE sc_sendcookie");
        assertThat(said(policy("freebsd-14", "net.inet.tcp.syncookies_only=1").onSyn(SYN, queues(2, 0, 0))))
                .isEqualTo("COOKIE sc_sendcookie");
    }

    static Stream<Arguments> segments() {
        return Stream.of(
                Arguments.of("", ACK, 3, "CREATE accepts+sc_completed"),
                Arguments.of("", DATA, 3, "CREATE accepts+sc_completed"),
                // sonewconn fails: B = 2 holds 4
                Arguments.of("", ACK, 4, "RESET listendrop+sc_aborted"),
                Arguments.of(SILENT, ACK, 4, "FORGET listendrop+sc_aborted"),
                // syncache_expand takes the entry out before it compares the numbers
                Arguments.of("", BAD_ACK, 0, "RESET"),
                Arguments.of("", NO_ACK, 0, "DROP"),
                // syncache_chkrst: exactly irs + 1, in window, out of window
                Arguments.of("", RST, 0, "FORGET sc_reset"),
                Arguments.of("", segment(Flags.RST, 2, 0, 0), 0, "CHALLENGE"),
                Arguments.of("", segment(Flags.RST, 70_000, 0, 0), 0, "DROP"));
    }

    @ParameterizedTest
    @MethodSource("segments")
    void entry_segment_isTreatedAsSyncacheExpandDoes(String setting, Segment segment, int completed, String expected) {
        Verdict verdict = policy("freebsd-14", setting).onSegment(segment, fresh(), queues(2, 1, completed));
        assertThat(said(verdict)).isEqualTo(expected);
        assertThat(verdict.has(Mark.FORGET_ENTRY)).isEqualTo(expected.startsWith("RESET"));
    }

    @Test
    void duplicateSyn_arrives_startsTheEntryAnew() {
        Verdict verdict = POLICY.onSegment(SYN, after(2), queues(2, 1, 0));
        assertThat(said(verdict)).isEqualTo("RESEND sc_dupsyn");
        assertThat(verdict.has(Mark.RESET_RETRANSMISSIONS)).isTrue();
        assertThat(seconds(verdict)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // syncache_timeout: tcp_rexmit_initial * tcp_backoff + tcp_rexmit_slop; rexmtlimit 3
        "freebsd-14, 1, 2.2, 4.2, 8.2",
        "freebsd-4, 3, 6, 12, 24"
    })
    void synAck_neverAnswered_isSentThreeTimesMore(
            String name, double first, double second, double third, double last) {
        ListenerPolicy policy = policy(name);
        assertThat(seconds(policy.onSyn(SYN, queues(2, 0, 0)))).isEqualTo(first);
        assertThat(seconds(policy.onTimer(after(0), queues(2, 1, 0)))).isEqualTo(second);
        assertThat(seconds(policy.onTimer(after(1), queues(2, 1, 0)))).isEqualTo(third);
        assertThat(seconds(policy.onTimer(after(2), queues(2, 1, 0)))).isEqualTo(last);
        Verdict end = policy.onTimer(after(9).resent(3), queues(2, 1, 0));
        assertThat(said(end)).isEqualTo("EXPIRE sc_stale");
        assertThat(end.has(Mark.TELL_PEER)).isFalse();
        assertThat(said(policy.onTimer(after(9).resent(0), queues(2, 1, 0)))).isEqualTo("RESEND sc_retransmitted");
    }

    @Test
    void strayAck_cacheNotPaused_isResetWhateverItsCookie() {
        assertThat(said(POLICY.onStray(ACK, queues(2, 0, 0).cookie(0)))).isEqualTo("RESET");
        Shown shown = queues(2, 0, 0).paused(15 * SECOND, 1).cookie(0);
        assertThat(said(POLICY.onStray(ACK, shown))).isEqualTo("CREATE sc_recvcookie+accepts+sc_completed");
        Shown full = queues(2, 0, 4).paused(15 * SECOND, 1).cookie(0);
        assertThat(said(POLICY.onStray(ACK, full))).isEqualTo("RESET sc_recvcookie+listendrop+sc_aborted");
        assertThat(said(policy("freebsd-14", SILENT).onStray(ACK, full)))
                .isEqualTo("DROP sc_recvcookie+listendrop+sc_aborted");
    }

    @Test
    void listenerClosed_entriesLinger_andTheirSegmentsMeetNobody() {
        assertThat(said(POLICY.onSegment(ACK, fresh(), queues(2, 1, 0).closed())))
                .isEqualTo("PASS_ON");
        assertThat(said(POLICY.onSegment(RST, fresh(), queues(2, 1, 0).closed())))
                .isEqualTo("FORGET sc_reset");
        assertThat(said(POLICY.onTimer(fresh(), queues(2, 1, 0).closed()))).startsWith("RESEND");
        assertThat(POLICY.onClose()).isEqualTo(new CloseRule(CloseRule.Fate.LINGER, CloseRule.Fate.RST));
        assertThat(POLICY.onResetOfCompleted()).isEqualTo(ResetRule.ACCEPT_FAILS);
        assertThat(POLICY.cookieClock()).isEqualTo(new CookieClock(15 * SECOND, true));
        assertThat(POLICY.buckets()).isEqualTo(512);
    }

    @ParameterizedTest
    @CsvSource({
        // tcp_input.c: so_qlen <= so_qlimit, or the SYN is dropped
        "2, QUEUE sc_added",
        "3, DROP"
    })
    void freebsd4Syn_moreThanTheBacklogCompleted_isDropped(int completed, String expected) {
        assertThat(said(policy("freebsd-4").onSyn(SYN, queues(2, 7, completed))))
                .isEqualTo(expected);
        assertThat(said(policy("freebsd-4").onSegment(ACK, fresh(), queues(2, 1, 4))))
                .isEqualTo("RESET listendrop+sc_aborted");
    }

    @ParameterizedTest
    @CsvSource({
        // tcp_syncache.c syncookie_lookup: ts_expire < ticks || ts_recent + SYNCOOKIE_TIMEOUT < ticks, 4 s;
        // cookies, seconds since the overflow, age in eighths of a second, completed, the answer
        "1, 4, 0, 0, CREATE sc_recvcookie+accepts+sc_completed",
        "1, 4, 31, 3, CREATE sc_recvcookie+accepts+sc_completed",
        "1, 4, 31, 4, RESET sc_recvcookie+listendrop+sc_aborted",
        "1, 4, 32, 0, RESET",
        "1, 5, 0, 0, RESET",
        "1, 4, -1, 0, RESET",
        "0, 4, 0, 0, RESET"
    })
    void freebsd4Stray_withACookie_countsForFourSeconds(
            int cookies, long overflowed, long age, int completed, String expected) {
        ListenerPolicy policy = policy("freebsd-4", "net.inet.tcp.syncookies=" + cookies);
        Shown queues = queues(2, 0, completed).overflowed(overflowed * SECOND).cookie(age);
        assertThat(said(policy.onStray(ACK, queues))).isEqualTo(expected);
    }

    @Test
    void freebsd4Syn_fullBucket_evictsAndLetsCookiesCount() {
        Verdict verdict =
                policy("freebsd-4").onSyn(SYN, queues(2, 30, 0).bucket(30).oldest(fresh()));
        assertThat(said(verdict)).isEqualTo("QUEUE sc_added+sc_bucketoverflow");
        assertThat(verdict.has(Mark.OVERFLOWED)).isTrue();
        assertThat(verdict.pauseNanos()).isZero();
        assertThat(policy("freebsd-4").cookieClock()).isEqualTo(new CookieClock(SECOND / 8, true));
    }

    @ParameterizedTest
    @CsvSource({
        // solisten_enqueue: with sol_accept_filter a socket goes to sol_incomp; sonewconn looks at sol_qlen first;
        // while sol_incqlen > sol_qlimit the head goes. Policy, completed, waiting, the answer, whether one goes
        "freebsd-14, 0, 0, DEFER accepts+sc_completed, false",
        "freebsd-14, 3, 2, DEFER accepts+sc_completed, false",
        "freebsd-14, 3, 3, DEFER accepts+sc_completed, true",
        "freebsd-14, 4, 0, RESET listendrop+sc_aborted, false",
        "freebsd-4, 0, 3, DEFER accepts+sc_completed, true"
    })
    void acceptFilter_finalAckOrData_waitsAndAtMostBacklogAndOneWait(
            String name, int completed, int waiting, String expected, boolean full) {
        ShownEntry oldest = ShownEntry.waitingWith(0, false);
        Shown queues = queues(2, 9, completed).deferred(waiting, oldest).with(FILTERED);
        for (Segment segment : new Segment[] {ACK, DATA}) {
            Verdict verdict = policy(name).onSegment(segment, fresh(), queues);
            assertThat(said(verdict)).isEqualTo(expected);
            assertThat(verdict.victim()).isEqualTo(full ? oldest : null);
        }
    }

    @Test
    void acceptFilter_cookie_waitsAsWell() {
        Shown queues = queues(2, 0, 0).paused(15 * SECOND, 1).cookie(0).with(FILTERED);
        assertThat(said(POLICY.onStray(ACK, queues))).isEqualTo("DEFER sc_recvcookie+accepts+sc_completed");
    }

    @ParameterizedTest
    @CsvSource({
        // accf_data.c: soreadable; accf_http.c: a whole request; both: SBS_CANTRCVMORE
        "dataready, 0, false, WAIT",
        "dataready, 1, false, CREATE",
        "dataready, 0, true, CREATE",
        "httpready, 1, false, WAIT",
        "httpready, 299, false, WAIT",
        "httpready, 300, false, CREATE",
        "httpready, 1, true, CREATE"
    })
    void acceptFilter_segmentOfOneThatWaits_passesByItsRule(String filter, int bytes, boolean fin, String expected) {
        AcceptFilter set = filter.equals("httpready") ? AcceptFilter.httpReady(300) : AcceptFilter.DATA_READY;
        Shown queues = queues(2, 1, 9).with(SocketOptions.NONE.with(set));
        ShownEntry entry = ShownEntry.waitingWith(bytes, fin);
        assertThat(said(POLICY.onDeferredSegment(entry, queues))).isEqualTo(expected);
        assertThat(said(policy("freebsd-4").onDeferredSegment(entry, queues))).isEqualTo(expected);
        assertThat(said(POLICY.onRoom(entry, queues))).isEqualTo("WAIT");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "2, 6", "128, 321"})
    void acceptFilter_limits_allThatWaitMayFollowAFullQueue(int backlog, long completed) {
        assertThat(POLICY.limits(backlog, FILTERED).completed().connections()).isEqualTo(completed);
        assertThat(policy("freebsd-4").limits(backlog, FILTERED).completed().connections())
                .isEqualTo(completed);
        assertThat(POLICY.limits(backlog, SocketOptions.NONE)).isEqualTo(POLICY.limits(backlog));
    }
}
