package org.listenq.core.listener;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.segment.Segment;

/**
 * What the listening sockets of one host share: the count of entries, a table of buckets, proven peers, the cookie
 * clock.
 */
final class HostState implements HostView {

    private static final int COOKIE = 0x8000_0000;
    private static final long SECOND = 1_000_000_000L;

    private final Scheduler scheduler;
    private final long cookiePhase;
    private final long bucketStream;
    private final EntryPool entries = new EntryPool();
    private final Set<Integer> proven = new HashSet<>();
    private List<List<HalfOpen>> buckets = List.of();
    private boolean hasBuckets;
    private int incomplete;
    private int chosen;
    private CookieClock cookieClock = CookieClock.MINUTES;
    private long pausedUntil = Long.MIN_VALUE;
    private long pauseNanos;
    private long soughtSecond;
    private int sought;
    private int soughtBefore;

    /** Starts with the clock {@code cookiePhase} nanoseconds past a whole minute. */
    HostState(Scheduler scheduler, RandomStreams streams, long cookiePhase) {
        this.scheduler = scheduler;
        this.cookiePhase = cookiePhase;
        this.bucketStream = streams.stream("server/buckets");
    }

    /** The entries to use again. */
    EntryPool entries() {
        return entries;
    }

    /** Makes the table of buckets, if a policy asks for one. */
    void useBuckets(int count) {
        if (count > buckets.size()) {
            buckets = new ArrayList<>();
            hasBuckets = true;
            for (int i = 0; i < count; i++) {
                buckets.add(new ArrayList<>());
            }
        }
    }

    /** Lets cookies age as the policy says. */
    void useCookies(CookieClock clock) {
        cookieClock = clock;
    }

    /** Makes no entries for so long. */
    void pause(long nanos) {
        pauseNanos = nanos;
        pausedUntil = scheduler.now() + nanos;
    }

    /** Counts that an entry to evict was looked for. */
    void soughtVictim() {
        int before = victimsSoughtBefore();
        sought = victimsSought() + 1;
        soughtBefore = before;
        soughtSecond = second();
    }

    private long second() {
        return scheduler.now() / SECOND;
    }

    @Override
    public int victimsSought() {
        return second() == soughtSecond ? sought : 0;
    }

    @Override
    public int victimsSoughtBefore() {
        long passed = second() - soughtSecond;
        return passed == 0 ? soughtBefore : (int) (sought / passed);
    }

    void added(HalfOpen entry) {
        incomplete++;
        if (hasBuckets) {
            bucket(entry.connection().key()).add(entry);
        }
    }

    void removed(HalfOpen entry) {
        incomplete--;
        if (hasBuckets) {
            bucket(entry.connection().key()).remove(entry);
        }
    }

    private List<HalfOpen> bucket(long key) {
        return buckets.get((int) Long.remainderUnsigned(RandomStreams.bits(bucketStream, key, 0), buckets.size()));
    }

    /** Returns a token for a new initial sequence number. */
    int chooseIss() {
        return cookieClock.inEveryNumber() ? cookieIss() : ++chosen & ~COOKIE;
    }

    /** Returns the token of the initial sequence number that is a cookie of this tick. */
    int cookieIss() {
        return COOKIE | (int) cookieTick();
    }

    /** Remembers a round trip to an address. */
    void prove(int address) {
        proven.add(address);
    }

    @Override
    public int incomplete() {
        return incomplete;
    }

    @Override
    public boolean proven(Segment syn) {
        return proven.contains(syn.connection().clientAddress());
    }

    @Override
    public boolean recyclesTimeWait(Segment syn) {
        return false;
    }

    @Override
    public long cookieTick() {
        return Math.floorDiv(scheduler.now() + cookiePhase, cookieClock.tickNanos());
    }

    @Override
    public long cookieAge(Segment segment) {
        boolean carriesCookie = (segment.peerIss() & COOKIE) != 0 && segment.ack() == 1 && segment.seq() == 1;
        return carriesCookie ? cookieTick() - (segment.peerIss() & ~COOKIE) : -1;
    }

    @Override
    public long pausedUntil() {
        return pausedUntil;
    }

    @Override
    public long pauseNanos() {
        return pauseNanos;
    }

    @Override
    public int bucketLength(Segment syn) {
        return bucket(syn.connection().key()).size();
    }

    @Override
    public @Nullable HalfOpenView oldestInBucket(Segment syn) {
        List<HalfOpen> bucket = bucket(syn.connection().key());
        return bucket.isEmpty() ? null : bucket.get(0);
    }
}
