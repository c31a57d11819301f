package org.listenq.output.difference;

import com.google.common.collect.ImmutableList;
import org.listenq.output.report.Table;
import org.listenq.output.text.FixedDecimal;

/** How the courses that part ended, side by side. */
final class Endings {

    private static final int MOST = 20;

    private Endings() {}

    static Table table(Difference difference) {
        ImmutableList<ImmutableList<String>> rows = difference.forks().stream()
                .limit(MOST)
                .map(fork -> ImmutableList.of(fork.client(), ending(fork.a()), ending(fork.b())))
                .collect(ImmutableList.toImmutableList());
        int more = difference.forks().size() - rows.size();
        return new Table(
                ImmutableList.of(Table.word("client"), Table.word("in A"), Table.word("in B")),
                rows,
                more > 0 ? "... and " + FixedDecimal.grouped(more) + " more" : "");
    }

    /** Returns what connect(), accept() and errors told of it; of a capture, its last packet. */
    private static String ending(Course course) {
        StringBuilder ending = new StringBuilder();
        for (Moment moment : course.moments()) {
            if (moment.what().contains(" returns ") || moment.what().contains(" learns ")) {
                ending.append(ending.isEmpty() ? "" : "; ").append(at(moment));
            }
        }
        ImmutableList<Moment> moments = course.moments();
        return ending.isEmpty() ? "last: " + at(moments.get(moments.size() - 1)) : ending.toString();
    }

    private static String at(Moment moment) {
        return moment.what() + " at " + FixedDecimal.shortSeconds(moment.nanos());
    }
}
