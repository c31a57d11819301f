package org.listenq.scenarios.swarm;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import org.listenq.core.trace.TraceColumn;
import org.listenq.core.trace.TraceColumns;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;

/** Everything that a run tells, as one number. */
final class RowHash implements TraceSink {

    private final Hasher hasher = Hashing.murmur3_128().newHasher();
    private long rows;

    @Override
    public void accept(TraceRow row) {
        rows++;
        for (TraceColumn column : TraceColumns.ALL) {
            hasher.putLong(column.number().applyAsLong(row));
            hasher.putString(column.text().apply(row), StandardCharsets.UTF_8);
        }
    }

    /** Returns the number of rows and their hash. */
    String text() {
        return rows + " rows, " + hasher.hash();
    }
}
