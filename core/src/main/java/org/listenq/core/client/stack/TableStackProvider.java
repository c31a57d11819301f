package org.listenq.core.client.stack;

import com.google.common.collect.ImmutableList;
import java.util.stream.LongStream;
import org.listenq.core.client.ClientCounters;
import org.listenq.core.client.ClientStack;
import org.listenq.core.established.EstablishedRules;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/**
 * Makes the active side of a system whose SYN schedule is a table.
 *
 * @param name name in scenarios
 * @param summary one sentence
 * @param provenance where the table comes from
 * @param syn the table
 * @param established how it behaves on an established connection
 * @param counters which counters connect() moves
 * @param settings the tunables: none, or those of {@link #WINDOWS}
 */
record TableStackProvider(
        String name,
        String summary,
        Provenance provenance,
        Syn syn,
        EstablishedRules established,
        ClientCounters counters,
        ImmutableList<Setting> settings)
        implements ClientStack.Provider {

    private static final String RESET_RETRIES = "windows.syn-retries-after-reset";
    private static final String RESET_PAUSE = "windows.syn-pause-after-reset-ms";
    private static final String RESET_SOURCE = "KB175523 (3 retries); measured 4 x 500 ms by third parties";
    private static final long MILLI = 1_000_000;

    /** What Windows does where others fail with ECONNREFUSED at once. */
    static final ImmutableList<Setting> WINDOWS = ImmutableList.of(
            new Setting(RESET_RETRIES, 4, 0, 255, "", "how many resets are answered by one more SYN", RESET_SOURCE),
            new Setting(RESET_PAUSE, 500, 1, 60_000, "ms", "time from such a reset to that SYN", RESET_SOURCE));

    /**
     * When a SYN is sent again.
     *
     * @param millis from one SYN to the next; the last one stands for all that follow
     * @param patienceMillis from the first SYN to ETIMEDOUT
     * @param timestamps whether it offers time stamps
     */
    record Syn(ImmutableList<Long> millis, long patienceMillis, boolean timestamps) {

        static Syn of(long patienceMillis, boolean timestamps, long... millis) {
            return new Syn(
                    LongStream.of(millis).boxed().collect(ImmutableList.toImmutableList()), patienceMillis, timestamps);
        }
    }

    @Override
    public ClientStack create(Settings values) {
        boolean retries = !settings.isEmpty();
        return new TableStack(
                syn.millis().stream().map(each -> each * MILLI).collect(ImmutableList.toImmutableList()),
                syn.patienceMillis() * MILLI,
                retries ? (int) values.get(RESET_RETRIES) : 0,
                retries ? values.get(RESET_PAUSE) * MILLI : 0,
                syn.timestamps(),
                SynOptionsTable.of(name),
                established,
                counters);
    }
}
