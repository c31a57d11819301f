package org.listenq.runner;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import org.listenq.core.trace.EventKind;

/** UNP figure 4.10, and the same figure of runs: how many clients connect one after the other when nobody accepts. */
final class Figure410 {

    private static final ImmutableMap<String, String> COLUMNS = ImmutableMap.of(
            "unp", "1 2 4 5 7 8 10 11 13 14 16 17 19 20 22",
            "linux-2.4", "3 4 5 6 7 8 9 10 11 12 13 14 15 16 17",
            "hpux-11", "1 1 3 4 6 7 9 10 12 13 15 16 18 19 21",
            "freebsd-4", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
            "solaris", "1 2 4 5 6 8 10 11 13 14 16 17 19 20 22");

    private Figure410() {}

    /** Counts the cells that agree and names the others. */
    static String compare() {
        int same = 0;
        List<String> others = new ArrayList<>();
        for (var column : COLUMNS.entrySet()) {
            List<String> cells = Splitter.on(' ').splitToList(column.getValue());
            for (int backlog = 0; backlog < cells.size(); backlog++) {
                String simulated = Long.toString(capacity(column.getKey(), backlog));
                if (simulated.equals(cells.get(backlog))) {
                    same++;
                } else {
                    others.add(column.getKey() + ", backlog " + backlog + ": " + simulated + " instead of "
                            + cells.get(backlog));
                }
            }
        }
        return same + " cells; " + others.stream().collect(joining("; "));
    }

    private static long capacity(String policy, int backlog) {
        LibraryRun run =
                LibraryRun.of("published/unp-figure-4-10", "server.policy=" + policy, "server.backlog=" + backlog);
        int clients = 0;
        while (run.first(EventKind.CONNECT_RETURN, clients) >= 0) {
            clients++;
        }
        return clients;
    }
}
