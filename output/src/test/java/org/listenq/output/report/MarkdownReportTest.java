package org.listenq.output.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    @Test
    void hostileText_rendered_isNeitherLinkNorMarkup() {
        String name = "![x](http://evil)|`<img src=x>\n# *a*";
        Table table = new Table(ImmutableList.of(Table.word(name)), ImmutableList.of(ImmutableList.of(name)), name);
        Report report = new Report(name, ImmutableList.of(Section.of(name, table)));
        assertThat(MarkdownReport.render(report, 1))
                .doesNotContain("](", "<", "\n# *")
                .contains("![x]\\(http://evil)\\|`&lt;img src=x>\uFFFD# \\*a\\*");
    }

    @Test
    void tableAndSentences_rendered_areAPipeTableAndAList() {
        Table table = new Table(
                ImmutableList.of(Table.word("policy"), Table.number("1 * 2")),
                ImmutableList.of(ImmutableList.of("a|b", "7")),
                "tcp_x left out");
        Report report = new Report(
                "Title",
                ImmutableList.of(
                        Section.of("One", table), Section.of("Two", ImmutableList.of("first", "  below <it>"))));
        assertThat(MarkdownReport.render(report, 2)).isEqualTo("""
                ## Title

                ### One

                | policy | 1 \\* 2 |
                |---|---:|
                | a\\|b | 7 |

                tcp\\_x left out

                ### Two

                - first
                  - below &lt;it>

                """);
    }
}
