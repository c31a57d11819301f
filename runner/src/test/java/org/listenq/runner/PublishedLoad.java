package org.listenq.runner;

import static java.util.stream.Collectors.joining;
import static org.listenq.runner.LibraryRun.seconds;
import static org.listenq.runner.PublishedCase.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.listenq.core.trace.EventKind;

/** What servers under load have shown, and runs as well: inequalities and shapes. */
final class PublishedLoad {

    private static final String OVERFLOWS = "TcpExtListenOverflows";
    private static final String DROPS = "TcpExtListenDrops";
    private static final long SECOND = 1_000_000_000;

    private PublishedLoad() {}

    static List<PublishedCase> all() {
        return Stream.of(load(), sharing()).flatMap(List::stream).toList();
    }

    private static List<PublishedCase> load() {
        return List.of(
                rule(
                        "PC-05",
                        "UNP figure 4.9: the incomplete queue of a web server, 90,924 samples",
                        "mean 5.62; standard deviation 4.49",
                        "mean \\S+, off 5.62 by at most 0.18: true; standard deviation \\S+,"
                                + " off Poisson's 2.37 by at most 0.15: true",
                        PublishedLoad::webServer,
                        "./listenq run published/unp-figure-4-9"),
                rule(
                        "PC-09",
                        "agentmail #46: Node's 511 behind a proxy",
                        "queue pegged at 512; ListenOverflows = ListenDrops; waits of whole seconds",
                        "peak 512; ListenOverflows and ListenDrops \\d+, equal: true;"
                                + " connects took 0, 1, 2 s and less than 0.1 s",
                        PublishedLoad::agentmail,
                        "./listenq run published/agentmail-511"),
                rule(
                        "PC-12",
                        "gunicorn #2260: backlog 0, ten requests of 1 s, old kernel",
                        "one took 30 s, one more than 60 s: far above the 10 s of work",
                        "the slowest answer took \\S+ s, more than twice the 10 s of work: true",
                        PublishedLoad::gunicorn,
                        "./listenq run published/gunicorn-backlog-0"),
                rule(
                        "PC-17",
                        "Linux da5e36308d9f: spread over 8 threads, one socket and SO_REUSEPORT",
                        "up to 3 times as many for the busiest; uniform",
                        "the busiest has \\S+ times the connections of the least busy, at least 3: true;"
                                + " \\S+, at most 1.25: true",
                        PublishedLoad::spread,
                        "./listenq run published/reuseport-spread",
                        "--set server.sockets=8 --set server.accept.workers=1"));
    }

    private static List<PublishedCase> sharing() {
        return List.of(
                rule(
                        "PC-27",
                        "Kubernetes #48358: resets of a listener that joins three for 4 s, 1,000 SYN/s; backlog 16",
                        "rate x time / 4 = 1,000; at most backlog + 1 = 17",
                        "\\d+, off 1,000 by at most 71: true; 17",
                        PublishedLoad::kubernetes,
                        "./listenq run published/kubernetes-reload --set server.listeners.test.backlog=16"),
                rule(
                        "PC-29",
                        "Dubbo #5168: Java's 50, hundreds to thousands of connects a second",
                        "3,220 overflows, 3,220 dropped SYNs",
                        "ListenOverflows and ListenDrops \\d+, equal: true; more than 3,000: true",
                        PublishedLoad::dubbo,
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
