package org.listenq.core.listener;

/**
 * How the cookies of a system age: they carry the number of a tick of the host's clock.
 *
 * @param tickNanos length of a tick
 * @param inEveryNumber whether every initial sequence number is a cookie, also that of an entry (FreeBSD)
 */
public record CookieClock(long tickNanos, boolean inEveryNumber) {

    /** Linux: whole minutes, and only where no entry is made. */
    public static final CookieClock MINUTES = new CookieClock(60_000_000_000L, false);
}
