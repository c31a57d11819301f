package org.listenq.runner;

import static java.util.stream.Collectors.joining;
import static org.listenq.runner.LibraryRun.seconds;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.listenq.core.trace.EventKind;
import org.listenq.runner.PublishedCase.Verdict;

/** The published figures that runs are compared with, in the order of the table. */
final class PublishedCases {

    private static final String OVERFLOWS = "TcpExtListenOverflows";
    private static final String DROPS = "TcpExtListenDrops";
    private static final long SECOND = 1_000_000_000;

    /** Each is run once, however often it is asked. */
    private static final ImmutableList<PublishedCase> ALL = Stream.of(queueSizes(), oldKernels(), schedules(), load())
            .flatMap(List::stream)
            .collect(ImmutableList.toImmutableList());

    private PublishedCases() {}

    static ImmutableList<PublishedCase> all() {
        return ALL;
    }

    private static Supplier<String> once(Supplier<String> measured) {
        return Suppliers.memoize(measured::get);
    }

    private static PublishedCase exact(
            String id, String what, String published, String expected, Supplier<String> measured, String... commands) {
        return new PublishedCase(
                id, what, published, Verdict.SAME, expected, once(measured), ImmutableList.copyOf(commands));
    }

    private static PublishedCase other(
            Verdict verdict,
            String id,
            String what,
            String published,
            String expected,
            Supplier<String> measured,
            String... commands) {
        return new PublishedCase(
                id, what, published, verdict, expected, once(measured), ImmutableList.copyOf(commands));
    }

    private static List<PublishedCase> queueSizes() {
        return List.of(
                exact(
                        "PC-03a",
                        "Cloudflare 2018, `full-accept.py`: listen(2), one client more than fits",
                        "ListenOverflows +1, ListenDrops +1",
                        "3 connect, ListenOverflows +1, ListenDrops +1",
                        PublishedCases::fullAccept,
                        "./listenq run published/cloudflare-full-accept"),
                exact(
                        "PC-03b",
                        "Cloudflare 2018, `full-syn.py`: listen(2), 100 forged SYNs; cookies off and on",
                        "3 half-open and 97 drops; 3 half-open and 97 cookies",
                        "3 half-open, 97 drops; 3 half-open, 97 cookies",
                        () -> fullSyn(0, DROPS) + " drops; " + fullSyn(1, "TcpExtSyncookiesSent") + " cookies",
                        "./listenq run published/cloudflare-full-syn",
                        "--set server.settings.net.ipv4.tcp_syncookies=1"),
                other(
                        Verdict.PARTLY,
                        "PC-04",
                        "UNP figure 4.10, five columns, backlogs 0 to 14",
                        "75 cells",
                        "74 cells; solaris, backlog 4: 7 instead of 6",
                        Figure410::compare,
                        "./listenq run published/unp-figure-4-10 --policy unp --set server.backlog=2"),
                exact(
                        "PC-06",
                        "FreeBSD, `already in queue awaiting acceptance`, limits 128, 100, 2048",
                        "193, 151, 3073",
                        "193, 151, 3073",
                        () -> backlogs(PublishedCases::freeBsd, 128, 100, 2048),
                        "./listenq run published/freebsd-listen-queue-overflow --set server.backlog=100"),
                exact(
                        "PC-07",
                        "uWSGI, `listen queue full`, backlogs 100, 500, 1024",
                        "101, 501, 1025",
                        "101, 501, 1025",
                        () -> backlogs(PublishedCases::uwsgi, 100, 500, 1024),
                        "./listenq run published/uwsgi-queue-full --set server.backlog=500"),
                exact(
                        "PC-15",
                        "HAProxy, rules of 3.10, cookies off: listen(128), listen(0), listen(7)",
                        "256, 16, 16",
                        "256, 16, 16",
                        () -> backlogs(PublishedCases::haproxy, 128, 0, 7),
                        "./listenq run published/haproxy-syn-table"),
                exact(
                        "PC-32",
                        "TransferQueue #172: ListenDrops exceeds ListenOverflows when the incomplete queue is full",
                        "ListenDrops with TCPReqQFullDrop, no ListenOverflows",
                        "ListenDrops 97, TCPReqQFullDrop 97, ListenOverflows 0",
                        PublishedCases::dropsWithoutOverflows,
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

    private static List<PublishedCase> oldKernels() {
        return List.of(
                exact(
                        "PC-13a",
                        "yam_sunshine 2019: listen(2), four clients, a kernel before 4.10",
                        "clients: 4 ESTABLISHED; server: 3 ESTABLISHED, 1 SYN_RECV",
                        "clients: 4 ESTABLISHED, 0 SYN_SENT; server: 3 ESTABLISHED, 1 SYN_RECV",
                        () -> fourClients("linux-3.10"),
                        "./listenq run published/third-client"),
                exact(
                        "PC-13b",
                        "the same on 6.18",
                        "clients: 3 ESTABLISHED, 1 SYN_SENT; server: 3 ESTABLISHED",
                        "clients: 3 ESTABLISHED, 1 SYN_SENT; server: 3 ESTABLISHED, 0 SYN_RECV",
                        () -> fourClients("linux-6.18"),
                        "./listenq run published/third-client --policy linux-6.18"),
                other(
                        Verdict.PARTLY,
                        "PC-13c",
                        "laitimes: listen(1), the third client is SYN_RECV; accept() at 2 s",
                        "ESTABLISHED as soon as the server accepts one",
                        "ESTABLISHED at 3.023 s",
                        PublishedCases::thirdClient,
                        "./listenq run published/third-client --set server.backlog=1 --set clients.c.count=3"
                                + " --set 'server.accept={at: [2s]}' --set run.duration=10s"),
                exact(
                        "PC-14",
                        "Onload #182: what a full accept queue does, 4.4 and 4.10",
                        "the final ACK is dropped; the SYN is dropped",
                        "4.4: TCP_LISTEN_OVERFLOW; 4.10: SIM_SYN_ACCEPTQ_FULL",
                        () -> "4.4: " + causes("linux-4.4") + "; 4.10: " + causes("linux-4.10"),
                        "./listenq run published/third-client --policy linux-4.4",
                        "--policy linux-4.10"));
    }

    private static String fourClients(String policy) {
        LibraryRun run = LibraryRun.of("published/third-client", "server.policy=" + policy);
        long connected = run.returned("ok");
        return "clients: " + connected + " ESTABLISHED, " + (4 - connected) + " SYN_SENT; server: "
                + run.last().accAfter() + " ESTABLISHED, " + run.last().synAfter() + " SYN_RECV";
    }

    private static String thirdClient() {
        LibraryRun run = LibraryRun.of(
                "published/third-client",
                "server.backlog=1",
                "clients.c.count=3",
                "server.accept={at: [2s]}",
                "run.duration=10s");
        return "ESTABLISHED at " + seconds(run.first(EventKind.ACCQ_ADD, 2)) + " s";
    }

    private static String causes(String policy) {
        return String.join(
                " ",
                LibraryRun.of("published/third-client", "server.policy=" + policy)
                        .drops());
    }

    private static List<PublishedCase> schedules() {
        return List.of(
                other(
                        Verdict.NOMINAL,
                        "PC-02a",
                        "Veithen 2014, SYN-ACKs of an entry that a full accept queue holds",
                        "0, 1.199, 3.399, 7.599, 15.599, 31.599 s; dropped at 63 s",
                        "0 1 3 7 15 31 s; dropped at 63 s",
                        PublishedCases::veithenServer,
                        "./listenq run published/veithen-accept-queue-full"),
                other(
                        Verdict.NOMINAL,
                        "PC-02b",
                        "Veithen 2014, copies of the client's data, and the reset",
                        "0, 0.207, 0.623, 1.455, 3.123, 6.459, 13.131, 26.491, 53.179, 106.491 s; RST at 106.491 s",
                        "0 0.2001 0.6003 1.4007 3.0015 6.2031 12.6063 25.4127 51.0255 102.2511 s; RST at 102.2511 s",
                        PublishedCases::veithenClient,
                        "./listenq run published/veithen-accept-queue-full"),
                exact(
                        "PC-25",
                        "ip-sysctl: connect() gives up, tcp_syn_retries = 6; before 6.5 and since",
                        "127 s, 131 s",
                        "127 s, 131 s",
                        () -> gaveUp("linux-6.4") + ", " + gaveUp("linux-6.18"),
                        "./listenq run published/syn-retries-give-up --set clients.c.stack=linux-6.4"),
                exact(
                        "PC-26a",
                        "Launchpad 134274 and Oku: TCP_DEFER_ACCEPT before 2.6.32, request after 200 s",
                        "5 more SYN-ACKs, forgotten after about 190 s, the request draws an RST",
                        "5 more SYN-ACKs, forgotten after 189 s, ECONNRESET",
                        () -> deferred("linux-2.4"),
                        "./listenq run published/defer-accept-balancer --policy linux-2.4"),
                exact(
                        "PC-26b",
                        "the same since 2.6.32",
                        "no repeated SYN-ACK before the end, then handed to accept() without data",
                        "1 more SYN-ACKs, accepted at 3.03 s, first data at 200.03 s",
                        () -> deferred("linux-6.18"),
                        "./listenq run published/defer-accept-balancer"));
    }

    private static String veithenServer() {
        LibraryRun run = LibraryRun.of("published/veithen-accept-queue-full");
        long entered = run.first(EventKind.SYNQ_ADD, 2);
        return run.sent(2, true, "S.", entered) + " s; dropped at "
                + seconds(run.first(EventKind.SYNQ_REMOVE, 2) - entered) + " s";
    }

    private static String veithenClient() {
        LibraryRun run = LibraryRun.of("published/veithen-accept-queue-full");
        long begun = run.first(EventKind.APP_WRITE, 2);
        return run.sent(2, false, "P", begun) + " s; RST at " + run.sent(2, true, "R", begun) + " s";
    }

    private static String gaveUp(String stack) {
        LibraryRun run = LibraryRun.of("published/syn-retries-give-up", "clients.c.stack=" + stack);
        return seconds(run.latencies.get(0).nanos()) + " s";
    }

    private static String deferred(String policy) {
        LibraryRun run = LibraryRun.of("published/defer-accept-balancer", "server.policy=" + policy);
        int synAcks = run.sent(0, true, "S.", 0).split(" ", -1).length;
        long entered = run.first(EventKind.SYNQ_ADD, 0);
        long accepted = run.first(EventKind.ACCEPT_RETURN, 0);
        String end = accepted < 0
                ? "forgotten after " + seconds(run.first(EventKind.SYNQ_REMOVE, 0) - entered) + " s, "
                        + run.note(EventKind.CONNECTION_ERROR)
                : "accepted at " + seconds(accepted) + " s, first data at " + seconds(run.first(EventKind.APP_READ, 0))
                        + " s";
        return (synAcks - 1) + " more SYN-ACKs, " + end;
    }

    private static List<PublishedCase> load() {
        return List.of(
                rule(
                        "PC-05",
                        "UNP figure 4.9: the incomplete queue of a web server, 90,924 samples",
                        "mean 5.62; standard deviation 4.49",
                        "mean \\S+, off 5.62 by at most 0.18: true; standard deviation \\S+, off Poisson's 2.37 by at most 0.15: true",
                        PublishedCases::webServer,
                        "./listenq run published/unp-figure-4-9"),
                rule(
                        "PC-09",
                        "agentmail #46: Node's 511 behind a proxy",
                        "queue pegged at 512; ListenOverflows = ListenDrops; waits of whole seconds",
                        "peak 512; ListenOverflows and ListenDrops \\d+, equal: true; connects took 0, 1, 2 s and less than 0.1 s",
                        PublishedCases::agentmail,
                        "./listenq run published/agentmail-511"),
                rule(
                        "PC-12",
                        "gunicorn #2260: backlog 0, ten requests of 1 s, old kernel",
                        "one took 30 s, one more than 60 s: far above the 10 s of work",
                        "the slowest answer took \\S+ s, more than twice the 10 s of work: true",
                        PublishedCases::gunicorn,
                        "./listenq run published/gunicorn-backlog-0"),
                rule(
                        "PC-17",
                        "Linux da5e36308d9f: spread over 8 threads, one socket and SO_REUSEPORT",
                        "up to 3 times as many for the busiest; uniform",
                        "the busiest has \\S+ times the connections of the least busy, at least 3: true; \\S+, at most 1.25: true",
                        PublishedCases::spread,
                        "./listenq run published/reuseport-spread",
                        "--set server.sockets=8 --set server.accept.workers=1"),
                rule(
                        "PC-27",
                        "Kubernetes #48358: resets of a listener that joins three for 4 s, 1,000 SYN/s; backlog 16",
                        "rate x time / 4 = 1,000; at most backlog + 1 = 17",
                        "\\d+, off 1,000 by at most 71: true; 17",
                        PublishedCases::kubernetes,
                        "./listenq run published/kubernetes-reload --set server.listeners.test.backlog=16"),
                rule(
                        "PC-29",
                        "Dubbo #5168: Java's 50, hundreds to thousands of connects a second",
                        "3,220 overflows, 3,220 dropped SYNs",
                        "ListenOverflows and ListenDrops \\d+, equal: true; more than 3,000: true",
                        PublishedCases::dubbo,
                        "./listenq run published/dubbo-start-up"),
                rule(
                        "PC-31",
                        "gumroad #7538: a connect timeout of 2 s covers the SYN that is sent again after 1 s",
                        "refused at first, saved by the repetition",
                        "timeout 2s: 975 late, 0 failed; timeout 900ms: 0 late, 975 failed",
                        () -> puma("2s") + "; " + puma("900ms"),
                        "./listenq run published/puma-connect-timeout",
                        "--set clients.nginx.connect-timeout=900ms"));
    }

    private static PublishedCase rule(
            String id, String what, String published, String expected, Supplier<String> measured, String... commands) {
        return other(Verdict.RULE, id, what, published, expected, measured, commands);
    }

    /** 1,000 s hold 5,339 round trips: a mean of that many has a deviation of at most 2.37 / sqrt(5339 / 2) = 0.05. */
    private static String webServer() {
        QueueLengths lengths = new QueueLengths(0);
        LibraryRun.simulate(LibraryRun.read("published/unp-figure-4-9"), 0, lengths);
        lengths.end(1_000 * SECOND);
        double mean = lengths.incomplete().mean();
        double deviation = Math.sqrt(lengths.incomplete().variance());
        return "mean " + hundredths(mean) + ", off 5.62 by at most 0.18: " + (Math.abs(mean - 5.62) <= 0.18)
                + "; standard deviation " + hundredths(deviation) + ", off Poisson's 2.37 by at most 0.15: "
                + (Math.abs(deviation - 2.37) <= 0.15);
    }

    private static String agentmail() {
        LibraryRun run = LibraryRun.of("published/agentmail-511");
        String steps = run.latencies.stream()
                .map(latency -> latency.nanos() % SECOND < SECOND / 10 ? latency.nanos() / SECOND : -1)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(joining(", "));
        return "peak " + run.completedPeak() + "; " + equal(run) + "; connects took " + steps
                + " s and less than 0.1 s";
    }

    private static String equal(LibraryRun run) {
        return "ListenOverflows and ListenDrops " + run.counter(OVERFLOWS) + ", equal: "
                + (run.counter(OVERFLOWS) == run.counter(DROPS) && run.counter(DROPS) > 0);
    }

    private static String gunicorn() {
        LibraryRun run = LibraryRun.of("published/gunicorn-backlog-0");
        long slowest = LongStream.range(0, 10)
                .map(connection -> run.lastRead((int) connection))
                .max()
                .orElseThrow();
        return "the slowest answer took " + seconds(slowest) + " s, more than twice the 10 s of work: "
                + (slowest > 20 * SECOND);
    }

    private static String spread() {
        double shared = ratio(LibraryRun.of("published/reuseport-spread"));
        double each = ratio(LibraryRun.of("published/reuseport-spread", "server.sockets=8", "server.accept.workers=1"));
        return "the busiest has " + hundredths(shared) + " times the connections of the least busy, at least 3: "
                + (shared >= 3) + "; " + hundredths(each) + ", at most 1.25: " + (each <= 1.25);
    }

    private static String hundredths(double number) {
        return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP).toString();
    }

    private static double ratio(LibraryRun run) {
        List<Long> sorted = run.perWorker().stream().sorted().toList();
        return (double) sorted.get(sorted.size() - 1) / sorted.get(0);
    }

    private static String kubernetes() {
        long resets = LibraryRun.of("published/kubernetes-reload").count(EventKind.CONNECTION_ERROR);
        long capped = LibraryRun.of("published/kubernetes-reload", "server.listeners.test.backlog=16")
                .count(EventKind.CONNECTION_ERROR);
        // 4,000 throws of probability 1/4: the normal 99.5 % point, 2.576, times the deviation, 27.4
        return resets + ", off 1,000 by at most 71: " + (Math.abs(resets - 1000) <= 71) + "; " + capped;
    }

    private static String dubbo() {
        LibraryRun run = LibraryRun.of("published/dubbo-start-up");
        return equal(run) + "; more than 3,000: " + (run.counter(OVERFLOWS) > 3000);
    }

    private static String puma(String timeout) {
        LibraryRun run = LibraryRun.of("published/puma-connect-timeout", "clients.nginx.connect-timeout=" + timeout);
        long late = run.latencies.stream()
                .filter(latency -> latency.succeeded() && latency.nanos() >= SECOND)
                .count();
        long failed =
                run.latencies.stream().filter(latency -> !latency.succeeded()).count();
        return "timeout " + timeout + ": " + late + " late, " + failed + " failed";
    }
}
