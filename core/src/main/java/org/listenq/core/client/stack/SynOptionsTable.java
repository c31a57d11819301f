package org.listenq.core.client.stack;

import com.google.common.collect.ImmutableMap;
import org.listenq.core.segment.SynOptions;
import org.listenq.core.segment.SynOptions.Cookie;

/**
 * The options of each built-in system's SYNs, for captures.
 *
 * <p>Orders, windows and scales of real systems are those of their signatures in p0f 3 (p0f.fp) with default settings
 * and an Ethernet MTU of 1500; where a function is named as well, it writes them. Not measured for this project.
 */
final class SynOptionsTable {

    private static final int MSS = 1460;
    private static final String BSD_ORDER = "mss,nop,ws,sok,ts";
    private static final String ALIGNED_ORDER = "mss,nop,ws,nop,nop,sok";
    private static final String LINUX_ORDER = "mss,sok,ts,nop,ws";
    private static final String LINUX_WITHOUT = "mss,nop,nop,sok,nop,ws";

    private static final ImmutableMap<String, SynOptions> BY_STACK = ImmutableMap.<String, SynOptions>builder()
            .put("linux-6.18", linux(7, 64_240, "since 4.20"))
            .put("linux-6.4", linux(7, 64_240, "since 4.20"))
            .put("linux-3.2", linux(7, 14_600, "3.0 to 3.9"))
            .put("linux-2.6.32", linux(6, 5_840, "2.6"))
            .put("linux-2.4", linux(0, 5_840, "2.4"))
            .put("bsd44", plain(16_384, "netinet/tcp_output.c with tcp_do_rfc1323 off, as the model has it"))
            .put("freebsd-14", bsd(6, "netinet/tcp_output.c tcp_addoptions; p0f: FreeBSD 9.x or newer"))
            .put(
                    "freebsd-4",
                    new SynOptions(
                            MSS, 0, 57_344, "mss,nop,ws,nop,nop,ts", "mss,nop,ws", Cookie.NONE, "p0f: FreeBSD 4.x"))
            .put(
                    "macos",
                    new SynOptions(
                            MSS,
                            6,
                            65_535,
                            "mss,nop,ws,nop,nop,ts,sok,eol",
                            ALIGNED_ORDER,
                            Cookie.ALL,
                            "p0f: Mac OS X 10.x"))
            .put("windows-7", windows(8_192, "p0f: Windows 7 or 8"))
            .put("windows-10", windows(64_240, "p0f's form for Windows 7 or 8 with the window of Windows 10"))
            .put(
                    "gvisor",
                    new SynOptions(
                            MSS,
                            7,
                            65_535,
                            LINUX_ORDER,
                            LINUX_WITHOUT,
                            Cookie.NONE,
                            "pkg/tcpip/transport/tcp/connect.go makeSynOptions, in Linux's order; window not verified"))
            .put("lwip", plain(4 * MSS, "lwipopts.h defaults: no scale, no SACK, no time stamps; TCP_WND of 4 MSS"))
            .put(
                    "solaris",
                    new SynOptions(
                            MSS,
                            0,
                            49_640,
                            "mss,nop,ws,nop,nop,ts,nop,nop,sok",
                            ALIGNED_ORDER,
                            Cookie.ALL,
                            "p0f: Solaris 10; order with time stamps not verified"))
            .buildOrThrow();

    private SynOptionsTable() {}

    /** Returns the options of the built-in stack called {@code name}. */
    static SynOptions of(String name) {
        SynOptions options = BY_STACK.get(name);
        if (options == null) {
            throw new IllegalArgumentException("no options of the SYNs of " + name);
        }
        return options;
    }

    private static SynOptions linux(int scale, int window, String versions) {
        String source = "net/ipv4/tcp_output.c tcp_syn_options; p0f: Linux, " + versions;
        return new SynOptions(MSS, scale, window, LINUX_ORDER, LINUX_WITHOUT, Cookie.WITH_TIMESTAMPS, source);
    }

    private static SynOptions bsd(int scale, String source) {
        return new SynOptions(MSS, scale, 65_535, BSD_ORDER, "mss,nop,ws,sok,eol", Cookie.ALL, source);
    }

    private static SynOptions windows(int window, String source) {
        return new SynOptions(MSS, 8, window, "mss,nop,ws,nop,nop,ts,nop,nop,sok", ALIGNED_ORDER, Cookie.ALL, source);
    }

    private static SynOptions plain(int window, String source) {
        return new SynOptions(MSS, 0, window, "mss,nop,nop,ts", "mss", Cookie.ALL, source);
    }
}
