package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.policy.ListenerPolicies;
import org.listenq.runner.command.ExitCode;

/** {@code listenq policies} and {@code listenq table}, and the page that they make. */
class PoliciesCommandTest {

    private static final Path PAGE = Path.of("..", "docs", "policies.md");
    private static final Path WHICH = Path.of("..", "docs", "which-policy.md");

    @Test
    void policiesAsMarkdown_printed_areThePageInTheDocs() throws IOException {
        Called page = Called.listenq("policies", "--markdown");
        assertThat(page.code()).isEqualTo(ExitCode.OK);
        Golden.check(PAGE, page.out());
    }

    @Test
    void onePolicy_explained_saysItsRulesWithTheirMarks() {
        Called solaris = Called.listenq("policies", "solaris");
        assertThat(solaris.code()).isEqualTo(ExitCode.OK);
        assertThat(solaris.out())
                .startsWith("solaris: q holds 3/2 backlog + 1")
                .contains(
                        "  When a final ACK meets a full completed queue: its entry waits, complete, in the incomplete"
                                + " queue until accept() makes room (DEFER).\n    With solaris.sockfs=1: RST.\n")
                .contains("accept() never sees it (REMOVE). [not verified]\n")
                .contains("  tcp_conn_req_max_q0  1024 ")
                .contains("  tcpListenDropQ0 ")
                .doesNotContain("LIMITS");
    }

    @Test
    void twoVersions_compared_differInOneRuleOnly() {
        Called diff = Called.listenq("policies", "--diff", "linux-4.4", "linux-4.10");
        assertThat(diff.code()).isEqualTo(ExitCode.OK);
        assertThat(diff.out()).contains("""
                Rules
                  when                                linux-4.4      linux-4.10
                  a SYN meets a full completed queue  QUEUE or DROP  DROP
                """);
        assertThat(diff.out()).contains("Limits\n  No difference.\n").contains("Settings\n  No difference.\n");
        assertThat(diff.out()).contains("  2        5 / 3      3 / 3\n");
    }

    @Test
    void samePolicyTwice_compared_differsInNothing() {
        assertThat(Called.listenq("policies", "--diff", "lwip", "lwip").out().split("No difference", -1))
                .hasSize(6);
    }

    @Test
    void capacity_ofPoliciesAndBacklogs_isSimulatedForThese() {
        Called table = Called.listenq("table", "capacity", "--policies", "solaris,xnu", "--backlogs", "0,3..4");
        assertThat(table.code()).isEqualTo(ExitCode.OK);
        assertThat(table.out())
                .contains("""
                  policy     0  3  4
                  solaris    1  5  7
                  xnu      all  3  4
                """)
                .contains("Solaris 2.9 (solaris): 14 of 15 cells equal; backlog 4 is 6 there, 7 here\n");
    }

    @Test
    void machine_ofOnePolicy_leavesOutWhatNothingBacks() {
        assertThat(Called.listenq("table", "machine", "--policies", "hpux-11").out())
                .contains("  hpux-11  1 / 1  1 / 1  3 / 3  7 / 7\n")
                .contains("  hpux-11  -  ")
                .contains("  hpux-11: a SYN meets a full incomplete queue; ");
    }

    @Test
    void synSchedule_ofOneStack_isSimulated() {
        assertThat(Called.listenq("table", "syn-schedule", "--stacks", "bsd44").out())
                .contains("  bsd44  0 5.8 29.8  75            ETIMEDOUT  source or measured\n");
    }

    @Test
    void whichPolicy_namesEveryPolicyAndNoOther() throws IOException {
        String page = Files.readString(WHICH);
        assertThat(page.lines()
                        .filter(line -> line.startsWith("| "))
                        .flatMap(line -> Pattern.compile("`([a-z][a-z0-9.-]+)`")
                                .matcher(line)
                                .results()
                                .map(match -> match.group(1)))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ListenerPolicies.all().stream()
                        .map(ListenerPolicy.Provider::name)
                        .toList());
    }
}
