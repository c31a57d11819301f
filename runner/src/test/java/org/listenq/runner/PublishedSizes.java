package org.listenq.runner;

import static java.util.stream.Collectors.joining;
import static org.listenq.runner.PublishedCase.compared;
import static org.listenq.runner.PublishedCase.exact;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.listenq.runner.PublishedCase.Verdict;

/** How many connections fit into a queue, as published and as run. */
final class PublishedSizes {

    private static final String OVERFLOWS = "TcpExtListenOverflows";
    private static final String DROPS = "TcpExtListenDrops";

    private PublishedSizes() {}

    static List<PublishedCase> all() {
        return Stream.of(queueSizes(), messages()).flatMap(List::stream).toList();
    }

    private static List<PublishedCase> queueSizes() {
        return List.of(
                exact(
                        "PC-03a",
                        "Cloudflare 2018, `full-accept.py`: listen(2), one client more than fits",
                        "ListenOverflows +1, ListenDrops +1",
                        "3 connect, ListenOverflows +1, ListenDrops +1",
                        PublishedSizes::fullAccept,
                        "./listenq run published/cloudflare-full-accept"),
                exact(
                        "PC-03b",
                        "Cloudflare 2018, `full-syn.py`: listen(2), 100 forged SYNs; cookies off and on",
                        "3 half-open and 97 drops; 3 half-open and 97 cookies",
                        "3 half-open, 97 drops; 3 half-open, 97 cookies",
                        () -> fullSyn(0, DROPS) + " drops; " + fullSyn(1, "TcpExtSyncookiesSent") + " cookies",
                        "./listenq run published/cloudflare-full-syn",
                        "--set server.settings.net.ipv4.tcp_syncookies=1"),
                compared(
                        Verdict.PARTLY,
                        "PC-04",
                        "UNP figure 4.10, five columns, backlogs 0 to 14",
                        "75 cells",
                        "74 cells; solaris, backlog 4: 7 instead of 6",
                        Figure410::compare,
                        "./listenq run published/unp-figure-4-10 --policy unp --set server.backlog=2"));
    }

    private static List<PublishedCase> messages() {
        return List.of(
                exact(
                        "PC-06",
                        "FreeBSD, `already in queue awaiting acceptance`, limits 128, 100, 2048",
                        "193, 151, 3073",
                        "193, 151, 3073",
                        () -> backlogs(PublishedSizes::freeBsd, 128, 100, 2048),
                        "./listenq run published/freebsd-listen-queue-overflow --set server.backlog=100"),
                exact(
                        "PC-07",
                        "uWSGI, `listen queue full`, backlogs 100, 500, 1024",
                        "101, 501, 1025",
                        "101, 501, 1025",
                        () -> backlogs(PublishedSizes::uwsgi, 100, 500, 1024),
                        "./listenq run published/uwsgi-queue-full --set server.backlog=500"),
                exact(
                        "PC-15",
                        "HAProxy, rules of 3.10, cookies off: listen(128), listen(0), listen(7)",
                        "256, 16, 16",
                        "256, 16, 16",
                        () -> backlogs(PublishedSizes::haproxy, 128, 0, 7),
                        "./listenq run published/haproxy-syn-table"),
                exact(
                        "PC-32",
                        "TransferQueue #172: ListenDrops exceeds ListenOverflows when the incomplete queue is full",
                        "ListenDrops with TCPReqQFullDrop, no ListenOverflows",
                        "ListenDrops 97, TCPReqQFullDrop 97, ListenOverflows 0",
                        PublishedSizes::dropsWithoutOverflows,
                        "./listenq run published/cloudflare-full-syn"));
    }

    private static String fullAccept() {
        LibraryRun run = LibraryRun.of("published/cloudflare-full-accept");
        return run.returned("ok") + " connect, ListenOverflows +" + run.counter(OVERFLOWS) + ", ListenDrops +"
                + run.counter(DROPS);
    }

    private static String fullSyn(int cookies, String counter) {
        LibraryRun run =
                LibraryRun.of("published/cloudflare-full-syn", "server.settings.net.ipv4.tcp_syncookies=" + cookies);
        return run.incompletePeak() + " half-open, " + run.counter(counter);
    }

    private static String dropsWithoutOverflows() {
        LibraryRun run = LibraryRun.of("published/cloudflare-full-syn");
        return "ListenDrops " + run.counter(DROPS) + ", TCPReqQFullDrop " + run.counter("TcpExtTCPReqQFullDrop")
                + ", ListenOverflows " + run.counter(OVERFLOWS);
    }

    /** A figure of a run that depends on the backlog. */
    private interface OfBacklog {
        long figure(int backlog);
    }

    private static String backlogs(OfBacklog figure, int... backlogs) {
        return Arrays.stream(backlogs)
                .mapToObj(backlog -> Long.toString(figure.figure(backlog)))
                .collect(joining(", "));
    }

    private static long freeBsd(int backlog) {
        return LibraryRun.of(
                        "published/freebsd-listen-queue-overflow",
                        "server.backlog=" + backlog,
                        "server.settings.kern.ipc.soacceptqueue=2048")
                .lengthAtFirst("tcps_listendrop");
    }

    private static long uwsgi(int backlog) {
        return LibraryRun.of("published/uwsgi-queue-full", "server.backlog=" + backlog)
                .lengthAtFirst(OVERFLOWS);
    }

    private static long haproxy(int backlog) {
        return LibraryRun.of("published/haproxy-syn-table", "server.backlog=" + backlog)
                .incompletePeak();
    }
}
