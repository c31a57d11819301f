package org.listenq.scenarios.phenomena;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phenomena that follow from source text and were not run on the systems that they are about. */
@DisplayName("Read in source text and documents, not run")
class ReadPhenomenaTest {

    @ParameterizedTest
    @CsvSource({
        "windows-7, 21",
        "windows-10, 21",
        "bsd44, 75",
        "freebsd-14, 75",
        "macos, 75",
        "linux-6.4, 127",
        "linux-6.18, 131",
        "linux-2.6.32, 189",
        "linux-2.4, 189"
    })
    void ph23_serverDeadForEver_eachClientGivesUpAtItsOwnTime(String stack, int seconds) {
        Told told = Told.by(
                "clients: [{name: c, stack: " + stack + ", arrivals: at-once, count: 1}]",
                "network: {delay: 50ms, drop: [{kind: SYN}]}",
                "server: {policy: linux-6.18, backlog: 5}",
                "run: {duration: 200s}");
        assertThat(told.returns()).containsExactly(seconds + " c0 ETIMEDOUT");
    }

    /** Two sockets on one port; the program of the first stands still. */
    @Test
    void ph27_reuseportGroup_oneStuck_noSpillOver() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: {every: 100ms}, count: 200, listener: well}]",
                "network: {delay: 50ms}",
                "server:",
                "  policy: linux-6.18",
                "  listeners:",
                "    - {name: stuck, port: 8000, reuseport: true, backlog: 2, accept: never}",
                "    - {name: well, port: 8000, reuseport: true, backlog: 2}",
                "run: {duration: 160s}");
        List<String> blocked =
                told.returns().stream().filter(line -> !line.endsWith(" ok")).toList();
        assertThat(told.accepts()).hasSizeBetween(80, 120);
        assertThat(blocked).hasSize(200 - 3 - told.accepts().size()).allMatch(line -> line.endsWith("ETIMEDOUT"));
        assertThat(told.serverDrops()).hasSize(11 * blocked.size()).allMatch(line -> line.endsWith("ACCEPTQ_FULL"));
        assertThat(told.completed()).filteredOn(line -> !line.endsWith("C=1")).hasSize(2);
    }
}
