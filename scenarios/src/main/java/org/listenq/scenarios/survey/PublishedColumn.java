package org.listenq.scenarios.survey;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.listenq.core.listener.policy.ListenerPolicies;

/**
 * Printed numbers of queued connections, for backlogs from 0 on, and who stands for them here.
 *
 * @param figure where they are printed
 * @param column the column's heading
 * @param subject the policy that stands for it
 * @param cells the printed numbers
 */
public record PublishedColumn(String figure, String column, Subject subject, ImmutableList<Integer> cells) {

    /** The figure of UNIX Network Programming. */
    public static final String UNP = "UNP figure 4.10";

    /** The figure of TCP/IP Illustrated. */
    public static final String TCPIP = "TCP/IP Illustrated figure 18.23";

    /** All of them. Solaris 2.2 has no policy of its own: custom fits its column, the sum limited to the backlog. */
    public static ImmutableList<PublishedColumn> all() {
        ImmutableMap<String, Long> sumIsBacklog = ImmutableMap.of("custom.limit-sum", 1L, "custom.completed-plus", 0L);
        return ImmutableList.of(
                unp("MacOS 10.2.6, AIX 5.1", "unp", 1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19, 20, 22),
                unp("Linux 2.4.7", "linux-2.4", 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17),
                unp("HP-UX 11.11", "hpux-11", 1, 1, 3, 4, 6, 7, 9, 10, 12, 13, 15, 16, 18, 19, 21),
                unp("FreeBSD 4.8, 5.1", "freebsd-4", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
                unp("Solaris 2.9", "solaris", 1, 2, 4, 5, 6, 8, 10, 11, 13, 14, 16, 17, 19, 20, 22),
                of(TCPIP, "traditional BSD", subject("bsd44", ImmutableMap.of()), 1, 2, 4, 5, 7, 8),
                of(TCPIP, "Solaris 2.2", subject("custom", sumIsBacklog), 0, 1, 2, 3, 4, 5));
    }

    private static PublishedColumn unp(String column, String policy, Integer... cells) {
        return of(UNP, column, subject(policy, ImmutableMap.of()), cells);
    }

    private static PublishedColumn of(String figure, String column, Subject subject, Integer... cells) {
        return new PublishedColumn(figure, column, subject, ImmutableList.copyOf(cells));
    }

    private static Subject subject(String policy, ImmutableMap<String, Long> changed) {
        return new Subject(ListenerPolicies.find(policy).orElseThrow(), changed);
    }

    /** Returns what the protocol of the capacity table gives for each of the printed cells. */
    public ImmutableList<Capacity> measured() {
        ImmutableList.Builder<Capacity> measured = ImmutableList.builder();
        for (int backlog = 0; backlog < cells.size(); backlog++) {
            measured.add(Capacity.of(subject, backlog, Capacity.usual(backlog)));
        }
        return measured.build();
    }
}
