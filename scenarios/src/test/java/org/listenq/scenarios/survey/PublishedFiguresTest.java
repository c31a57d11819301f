package org.listenq.scenarios.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Printed numbers of queued connections: UNP volume 1 figure 4.10, TCP/IP Illustrated volume 1 figure 18.23. */
class PublishedFiguresTest {

    @Test
    void figure410_fivePolicies_giveAllButTheKnownCell() {
        assertThat(cells(PublishedColumn.UNP)).isEqualTo(75);
        assertThat(differences(PublishedColumn.UNP)).containsExactly("Solaris 2.9, backlog 4: 6 printed, 7 measured");
    }

    @Test
    void figure1823_bothColumns_giveEveryCell() {
        assertThat(cells(PublishedColumn.TCPIP)).isEqualTo(12);
        assertThat(differences(PublishedColumn.TCPIP)).isEmpty();
    }

    /** The printed numbers once more: by a formula, and the two cells that it does not give; a typing mistake shows. */
    @ParameterizedTest
    @CsvSource({
        "'MacOS 10.2.6, AIX 5.1', 15, 3, 2, 1, -1, 0",
        "Linux 2.4.7, 15, 1, 1, 3, -1, 0",
        "HP-UX 11.11, 15, 3, 2, 0, 0, 1",
        "'FreeBSD 4.8, 5.1', 15, 1, 1, 1, -1, 0",
        "Solaris 2.9, 15, 3, 2, 1, 4, 6",
        "traditional BSD, 6, 3, 2, 1, -1, 0",
        "Solaris 2.2, 6, 1, 1, 0, -1, 0"
    })
    void column_asPrinted_isItsFormula(
            String name, int cells, int times, int over, int plus, int exception, int instead) {
        List<Integer> expected = IntStream.range(0, cells)
                .map(backlog -> backlog == exception ? instead : backlog * times / over + plus)
                .boxed()
                .toList();
        assertThat(PublishedColumn.all().stream()
                        .filter(column -> column.column().equals(name))
                        .map(PublishedColumn::cells))
                .containsExactly(ImmutableList.copyOf(expected));
    }

    private static int cells(String figure) {
        return columns(figure).stream()
                .mapToInt(column -> column.cells().size())
                .sum();
    }

    private static List<String> differences(String figure) {
        List<String> differences = new ArrayList<>();
        for (PublishedColumn column : columns(figure)) {
            List<Capacity> measured = column.measured();
            for (int i = 0; i < measured.size(); i++) {
                int printed = column.cells().get(i);
                if (measured.get(i).connected() != printed) {
                    differences.add(column.column() + ", backlog " + i + ": " + printed + " printed, "
                            + measured.get(i).connected() + " measured");
                }
            }
        }
        return differences;
    }

    private static List<PublishedColumn> columns(String figure) {
        return PublishedColumn.all().stream()
                .filter(column -> column.figure().equals(figure))
                .toList();
    }
}
