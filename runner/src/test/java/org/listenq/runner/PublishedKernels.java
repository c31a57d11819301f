package org.listenq.runner;

import static org.listenq.runner.LibraryRun.seconds;
import static org.listenq.runner.PublishedCase.compared;
import static org.listenq.runner.PublishedCase.exact;

import java.util.List;
import java.util.stream.Stream;
import org.listenq.core.trace.EventKind;
import org.listenq.runner.PublishedCase.Verdict;

/** What old and new kernels do, and when, as published and as run. */
final class PublishedKernels {

    private PublishedKernels() {}

    static List<PublishedCase> all() {
        return Stream.of(oldKernels(), schedules()).flatMap(List::stream).toList();
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
                compared(
                        Verdict.PARTLY,
                        "PC-13c",
                        "laitimes: listen(1), the third client is SYN_RECV; accept() at 2 s",
                        "ESTABLISHED as soon as the server accepts one",
                        "ESTABLISHED at 3.023 s",
                        PublishedKernels::thirdClient,
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
                compared(
                        Verdict.NOMINAL,
                        "PC-02a",
                        "Veithen 2014, SYN-ACKs of an entry that a full accept queue holds",
                        "0, 1.199, 3.399, 7.599, 15.599, 31.599 s; dropped at 63 s",
                        "0 1 3 7 15 31 s; dropped at 63 s",
                        PublishedKernels::veithenServer,
                        "./listenq run published/veithen-accept-queue-full"),
                compared(
                        Verdict.NOMINAL,
                        "PC-02b",
                        "Veithen 2014, copies of the client's data, and the reset",
                        "0, 0.207, 0.623, 1.455, 3.123, 6.459, 13.131, 26.491, 53.179, 106.491 s; RST at 106.491 s",
                        "0 0.2001 0.6003 1.4007 3.0015 6.2031 12.6063 25.4127 51.0255 102.2511 s; RST at 102.2511 s",
                        PublishedKernels::veithenClient,
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
}
