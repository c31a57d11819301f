package org.listenq.output.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.listenq.core.trace.TraceColumn;
import org.listenq.core.trace.TraceColumns;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.Rows;
import org.listenq.output.StandardRun;

/** A number by index is what its column says. */
final class RowNumbersTest {

    private final Set<Integer> seen = new TreeSet<>();

    @Test
    void index_whereTheColumnIsNotEmpty_getsWhatTheColumnSays() {
        StandardRun.tell(Rows.info(), row -> TraceColumns.ALL.forEach(column -> compare(column, row)));
        assertThat(seen).hasSizeGreaterThan(15).doesNotContain(RowNumbers.OTHER);
    }

    @Test
    void index_ofAFunctionThatIsNoColumns_isOther() {
        assertThat(RowNumbers.index(TraceRow::host)).isEqualTo(RowNumbers.OTHER);
    }

    private void compare(TraceColumn column, TraceRow row) {
        TraceColumn.Phrase phrase = column.phrase();
        if (phrase != null && !column.text().apply(row).isEmpty()) {
            compare(phrase.firstNumber(), row);
            compare(phrase.secondNumber(), row);
        } else if (column.number().applyAsLong(row) != TraceRow.ABSENT) {
            compare(column.number(), row);
        }
    }

    private void compare(ToLongFunction<TraceRow> number, TraceRow row) {
        int index = RowNumbers.index(number);
        seen.add(index);
        assertThat(RowNumbers.of(row, index)).isEqualTo(number.applyAsLong(row));
    }
}
